/// A companion, a maker and one simulated lock in one process: what a newcomer touches first.
///
/// The promise that a companion never opens a door does not hold here, because one process holds
/// everybody's keys; the sandbox says so. Everything else is as it is apart: the same lock, the
/// same links over the loopback, the same stores.
@NullMarked
package dev.mortise.companion.sandbox;

import org.jspecify.annotations.NullMarked;
