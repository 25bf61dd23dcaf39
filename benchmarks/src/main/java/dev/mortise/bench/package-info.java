/// How benchmarks are started: what `./mortise bench` and `./mortise accuracy` understand.
@NullMarked
package dev.mortise.bench;

import org.jspecify.annotations.NullMarked;
