/// What a phone remembers over restarts: its keys, its session, the locks it is paired with, and
/// how far it has verified each one's events.
///
/// It lies in one protected file that is replaced whole, so that it is always either as it was or
/// as it shall be.
@NullMarked
package dev.mortise.sim.phone.memory;

import org.jspecify.annotations.NullMarked;
