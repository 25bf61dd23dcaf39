/// Fingerprints from the reader to the machine: template, capture, slot, and the port to whoever
/// matches.
///
/// The shell asks the reader for a [FingerCapture], a [FingerprintMatcher] who it is, and hands the
/// machine a [FingerSample] in which no minutia is left.
@NullMarked
package dev.mortise.biometric.fingerprint;

import org.jspecify.annotations.NullMarked;
