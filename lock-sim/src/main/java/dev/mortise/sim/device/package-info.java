/// The shell around the lock's machine: it stores each decision, then performs its effects.
///
/// One thread owns one lock. A [LockDevice] takes causes; each becomes an input of the machine, the
/// decision is made durable in the flash, its effects follow, and what comes of them are further
/// inputs. There is no rule of the lock in here: what a cause leads to is the machine's to say. A
/// `Run` is the time from power on to power off; whatever is not in the flash ends with it.
@NullMarked
package dev.mortise.sim.device;

import org.jspecify.annotations.NullMarked;
