/// Matchers compare the same minutiae, and their time is taken.
///
/// Of a comparison, one impression is enrolled and the other is the probe; a probe is made ready
/// once and compared with all that are enrolled, as at a door. Scores of all ordered pairs of a set
/// are kept, so that verification and identification look at the same ones.
@NullMarked
package dev.mortise.bench.accuracy.contest;

import org.jspecify.annotations.NullMarked;
