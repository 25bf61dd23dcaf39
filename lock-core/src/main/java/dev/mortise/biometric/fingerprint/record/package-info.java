/// Minutiae records of two standards, ISO/IEC 19794-2:2005 and ANSI INCITS 378-2004, read for the
/// lock's matcher and written by nobody.
///
/// A record is what other vendors' sensors and extractors give. It goes one way, from a sensor to
/// the lock (LK-11), and it is somebody else's bytes: every number in it is bounded before it is
/// used.
@NullMarked
package dev.mortise.biometric.fingerprint.record;

import org.jspecify.annotations.NullMarked;
