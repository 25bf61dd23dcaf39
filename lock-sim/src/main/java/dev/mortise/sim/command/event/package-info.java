/// Events of a lock as a person reads them.
@NullMarked
package dev.mortise.sim.command.event;

import org.jspecify.annotations.NullMarked;
