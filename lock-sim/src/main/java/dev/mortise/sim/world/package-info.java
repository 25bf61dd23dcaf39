/// The time of the simulated world, which runs by itself or is turned by hand, and each lock's view
/// of it.
@NullMarked
package dev.mortise.sim.world;

import org.jspecify.annotations.NullMarked;
