/// The product's commands: what `./mortise` understands, and how each one starts.
@NullMarked
package dev.mortise.companion.command;

import org.jspecify.annotations.NullMarked;
