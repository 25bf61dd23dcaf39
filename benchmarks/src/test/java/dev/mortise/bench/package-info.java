/// What holds for all benchmarks, whichever room they are in.
@NullMarked
package dev.mortise.bench;

import org.jspecify.annotations.NullMarked;
