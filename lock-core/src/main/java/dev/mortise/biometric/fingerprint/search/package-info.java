/// The search for a finger among all enrolled ones: the lock's own
/// [dev.mortise.biometric.fingerprint.FingerprintMatcher].
@NullMarked
package dev.mortise.biometric.fingerprint.search;

import org.jspecify.annotations.NullMarked;
