/// Synthetic fingers that touch the reader: from a seed and a number to an image, never the same
/// twice.
///
/// An impression is the finger's own ridges, bent by how the finger came down (Cappelli, Maio and
/// Maltoni, "Modelling plastic distortion in fingerprint images", 2001), as wide as pressure and
/// moisture make them, where the skin touches, with the sensor's noise on top.
@NullMarked
package dev.mortise.sim.sensor.finger;

import org.jspecify.annotations.NullMarked;
