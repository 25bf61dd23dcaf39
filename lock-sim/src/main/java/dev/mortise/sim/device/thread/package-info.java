/// The one thread that a lock's work runs on, and whose turn is next there.
@NullMarked
package dev.mortise.sim.device.thread;

import org.jspecify.annotations.NullMarked;
