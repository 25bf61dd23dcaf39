/// What the lines have in common that people write to a lock, at a terminal, over HTTP or in a
/// script: first words and how they are listed, measures with their units, and what was probably
/// meant.
@NullMarked
package dev.mortise.sim.line;

import org.jspecify.annotations.NullMarked;
