/// Error rates of biometric comparison and identification, as pure functions of scores.
///
/// Terms and definitions are those of ISO/IEC 19795-1:2021. Comparisons per set, and EER, FMR100,
/// FMR1000 and ZeroFMR are those of the Fingerprint Verification Competition (Maio, Maltoni,
/// Cappelli, Wayman and Jain, "FVC2000: Fingerprint Verification Competition", 2002). Errors of one
/// finger's comparisons are not independent, so what bounds a rate is a resampling of whole fingers
/// (Bolle, Ratha and Pankanti, "Error analysis of pattern recognition systems: the subsets
/// bootstrap", 2004); single counts are bounded as if they were (Clopper and Pearson, 1934), and no
/// error in `n` trials by 3/n (the rule of three; Hanley and Lippman-Hand, 1983).
///
/// A higher score means more alike. A threshold `t` matches what scores `t` or more.
@NullMarked
package dev.mortise.bench.accuracy.rate;

import org.jspecify.annotations.NullMarked;
