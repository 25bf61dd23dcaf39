/// The prints a run compares: folders of images or synthetic fingers, read, and made into minutiae.
@NullMarked
package dev.mortise.bench.accuracy.print;

import org.jspecify.annotations.NullMarked;
