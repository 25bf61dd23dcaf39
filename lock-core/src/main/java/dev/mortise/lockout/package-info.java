/// What wrong tries cost: the lock-out of the system, and the budget behind it.
@NullMarked
package dev.mortise.lockout;

import org.jspecify.annotations.NullMarked;
