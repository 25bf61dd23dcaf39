/// What all biometric kinds share: their names and the similarity score.
///
/// Biometrics are matched on the lock only (LK-11). Matching itself happens outside the machine,
/// behind one port a kind; the machine sees an outcome and never a feature.
@NullMarked
package dev.mortise.biometric;

import org.jspecify.annotations.NullMarked;
