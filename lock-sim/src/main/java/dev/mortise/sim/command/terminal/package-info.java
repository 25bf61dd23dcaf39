/// The terminal of one simulated lock: a line of text is something that a person does to it.
@NullMarked
package dev.mortise.sim.command.terminal;

import org.jspecify.annotations.NullMarked;
