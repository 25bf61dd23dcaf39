/// What of the lock is made of metal and goes on without power: bolt, leaf, handle, battery case.
@NullMarked
package dev.mortise.sim.device.body;

import org.jspecify.annotations.NullMarked;
