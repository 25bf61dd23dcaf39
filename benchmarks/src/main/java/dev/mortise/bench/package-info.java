/// How benchmarks are started: what `./mortise bench` understands.
@NullMarked
package dev.mortise.bench;

import org.jspecify.annotations.NullMarked;
