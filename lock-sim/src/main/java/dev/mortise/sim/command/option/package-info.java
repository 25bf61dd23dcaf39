/// What is given to commands as words, read into what it means, and told of where it means nothing.
@NullMarked
package dev.mortise.sim.command.option;

import org.jspecify.annotations.NullMarked;
