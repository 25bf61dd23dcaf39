/// What holds for the whole body of the lock, whichever room it is in.
@NullMarked
package dev.mortise.sim;

import org.jspecify.annotations.NullMarked;
