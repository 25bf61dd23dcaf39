/// How far a command that takes its time has come, told to whoever waits at a terminal.
@NullMarked
package dev.mortise.sim.command.progress;

import org.jspecify.annotations.NullMarked;
