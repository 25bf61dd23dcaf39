/// The fingerprint reader: from the image of a finger to a template, or to what was wrong with the
/// touch.
///
/// Minutiae are extracted by SourceAFIS, whose types stop at this room; the lock compares them
/// itself.
@NullMarked
package dev.mortise.sim.sensor.reader;

import org.jspecify.annotations.NullMarked;
