/// The commands of the executable that belong to a lock: run one, and give one its identity.
@NullMarked
package dev.mortise.sim.command;

import org.jspecify.annotations.NullMarked;
