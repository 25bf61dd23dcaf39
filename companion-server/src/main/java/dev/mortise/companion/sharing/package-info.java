/// Who shares a lock: its members and their apps' keys, by the lock's own signed word alone.
///
/// Nothing here opens anything. A row follows from a *paired* event and goes with a *key revoked*
/// or *reset* event; a companion that invents one shows a lock to somebody, and no lock heeds it.
@NullMarked
package dev.mortise.companion.sharing;

import org.jspecify.annotations.NullMarked;
