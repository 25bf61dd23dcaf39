/// The simulation API of one lock: causes in, and what can be seen, heard and read of it out.
///
/// Other simulators take events; this one takes causes and lets the firmware decide. Whoever writes
/// an app's tests drives the lock by it, in whatever language, as the resource `openapi.json` says.
@NullMarked
package dev.mortise.sim.panel;

import org.jspecify.annotations.NullMarked;
