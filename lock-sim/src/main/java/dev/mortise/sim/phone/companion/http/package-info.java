/// Talks HTTP and JSON with a companion: one exchange after the other, each with a bound on time
/// and size, and every failure a sentence for people.
@NullMarked
package dev.mortise.sim.phone.companion.http;

import org.jspecify.annotations.NullMarked;
