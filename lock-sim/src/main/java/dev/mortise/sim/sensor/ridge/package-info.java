/// The ridges a synthetic finger is born with: from a seed to the pattern of its skin.
///
/// The way is that of Cappelli, Erol, Maio and Maltoni, "Synthetic fingerprint-image generation"
/// (ICPR 2000): a flow of ridges around cores and deltas, a map of ridge periods, and a pattern
/// that grows out of noise under filters tuned to both. Minutiae are not placed: they arise where
/// waves that grew apart meet, as in the womb. All lengths are pixels at 500 dpi, x to the right
/// and y down, unless said otherwise.
///
/// The same seed gives the same pattern on every machine: functions come from `StrictMath`,
/// arithmetic is that of the language, and one thread does it all in one order.
@NullMarked
package dev.mortise.sim.sensor.ridge;

import org.jspecify.annotations.NullMarked;
