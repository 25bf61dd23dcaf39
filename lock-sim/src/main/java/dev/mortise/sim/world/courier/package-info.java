/// The phone of a scenario, and what carries its words to the lock and back: in virtual time, and
/// as badly as the scenario or its seed says.
@NullMarked
package dev.mortise.sim.world.courier;

import org.jspecify.annotations.NullMarked;
