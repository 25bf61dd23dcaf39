/// The command line: what `./mortise` runs.
@NullMarked
package dev.mortise.companion.command;

import org.jspecify.annotations.NullMarked;
