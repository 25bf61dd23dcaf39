/// The workspace of one decision; each room below holds the steps of one part of the lock.
@NullMarked
package dev.mortise.lock.step;

import org.jspecify.annotations.NullMarked;
