/// What every command of a phone has in common: opening the phone, finding the lock, saying how it
/// ended, and the exit codes.
@NullMarked
package dev.mortise.sim.command.app.task;

import org.jspecify.annotations.NullMarked;
