/// `mortise app`: a phone on the command line.
@NullMarked
package dev.mortise.sim.command.app;

import org.jspecify.annotations.NullMarked;
