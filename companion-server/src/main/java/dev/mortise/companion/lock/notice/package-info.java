/// The notice on video, and the owner's word on it, without which no live view is carried (LK-68).
///
/// All of it only denies: what is accepted here lets nobody watch whom the lock would not let.
@NullMarked
package dev.mortise.companion.lock.notice;

import org.jspecify.annotations.NullMarked;
