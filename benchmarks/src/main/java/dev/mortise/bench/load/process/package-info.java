/// The processes of a load: each a JVM of its own, whose memory and processor time are its alone.
@NullMarked
package dev.mortise.bench.load.process;

import org.jspecify.annotations.NullMarked;
