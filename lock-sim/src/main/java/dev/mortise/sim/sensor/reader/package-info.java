/// The fingerprint reader: from the image of a finger to a template, or to what was wrong with the
/// touch.
///
/// Minutiae are extracted and, until the lock has a matcher of its own, compared by SourceAFIS; its
/// types stop at this room.
@NullMarked
package dev.mortise.sim.sensor.reader;

import org.jspecify.annotations.NullMarked;
