/// The lock's record of itself: numbered events in a hash chain, which nobody can drop, edit or
/// reorder unseen.
///
/// Each event message names the SHA-256 of the one before it; the lock signs each when it is sent.
/// What can happen is in `event`.
@NullMarked
package dev.mortise.journal;

import org.jspecify.annotations.NullMarked;
