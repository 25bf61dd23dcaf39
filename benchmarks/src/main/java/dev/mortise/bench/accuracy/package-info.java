/// How well fingerprint matchers tell people apart: ours and SourceAFIS's on the same minutiae in
/// the same run, over whatever sets of fingerprints there are.
@NullMarked
package dev.mortise.bench.accuracy;

import org.jspecify.annotations.NullMarked;
