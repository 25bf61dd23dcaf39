/// A day or a night at one lock, written down before it happens: causes and faults with their
/// times, and what is expected of the lock in between.
///
/// A [Scenario] is made in Java or read from a text file. It runs in a world of its own whose clock
/// is turned by hand, on a chip in memory, and all that is left to chance in it comes from one
/// seed.
@NullMarked
package dev.mortise.sim.world.scenario;

import org.jspecify.annotations.NullMarked;
