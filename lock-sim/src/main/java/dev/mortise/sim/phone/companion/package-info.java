/// A phone's side of the companion's HTTP API: the account, and the post to and from its locks.
///
/// Nothing that the companion says is believed of a lock; what a lock signed is passed on as it
/// came. Every call blocks, and ends within a bound.
@NullMarked
package dev.mortise.sim.phone.companion;

import org.jspecify.annotations.NullMarked;
