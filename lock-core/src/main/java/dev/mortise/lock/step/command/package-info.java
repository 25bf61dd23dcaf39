/// Doing what an app commands, once it is known that it may.
@NullMarked
package dev.mortise.lock.step.command;

import org.jspecify.annotations.NullMarked;
