/// The memory of the lock's sensors, and the matchers behind them.
///
/// Each keeps what it captured until the machine says to keep it, and a matcher that is made at the
/// first use, from those templates in the flash that the household names: a lock whose sensors
/// nobody uses starts without.
@NullMarked
package dev.mortise.sim.device.sense;

import org.jspecify.annotations.NullMarked;
