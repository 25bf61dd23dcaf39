/// Requests to locks and what becomes of them: stored before they are sent, never sent twice, and
/// done only on the lock's receipt.
@NullMarked
package dev.mortise.companion.lock.attempt;

import org.jspecify.annotations.NullMarked;
