/// What `mortise lock` does with scripts: it plays them, and tells their words.
@NullMarked
package dev.mortise.sim.command.script;

import org.jspecify.annotations.NullMarked;
