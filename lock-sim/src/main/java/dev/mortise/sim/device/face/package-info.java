/// What of the lock can be seen, heard and pressed.
@NullMarked
package dev.mortise.sim.device.face;

import org.jspecify.annotations.NullMarked;
