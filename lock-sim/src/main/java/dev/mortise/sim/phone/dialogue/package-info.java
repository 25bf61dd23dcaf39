/// What a phone says to a lock and what it believes of the answers: the lock's signed word, and
/// nothing else.
///
/// Ask with a nonce of one's own, sign over the lock's challenge, say "open" on the lock's receipt
/// alone. Calls block; use a virtual thread where that hurts.
@NullMarked
package dev.mortise.sim.phone.dialogue;

import org.jspecify.annotations.NullMarked;
