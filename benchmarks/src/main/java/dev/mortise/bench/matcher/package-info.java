/// What a finger on the reader costs, from the image to the verdict.
@NullMarked
package dev.mortise.bench.matcher;

import org.jspecify.annotations.NullMarked;
