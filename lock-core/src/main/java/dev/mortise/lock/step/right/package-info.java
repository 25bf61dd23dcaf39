/// What an enrolled key may do now, and what it shares with the lock while it may.
@NullMarked
package dev.mortise.lock.step.right;

import org.jspecify.annotations.NullMarked;
