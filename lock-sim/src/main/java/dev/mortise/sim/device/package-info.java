/// The shell around the lock's machine: it stores each decision, then performs its effects.
@NullMarked
package dev.mortise.sim.device;

import org.jspecify.annotations.NullMarked;
