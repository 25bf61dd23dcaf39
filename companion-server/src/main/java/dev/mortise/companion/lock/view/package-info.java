/// Live view on its way through: frames that a lock sealed to one app, handed to the account that
/// had it look.
///
/// Frames are never stored, and nothing here can open one. A viewer who is slow loses frames; the
/// lock, and whoever else is here, notices nothing of it.
@NullMarked
package dev.mortise.companion.lock.view;

import org.jspecify.annotations.NullMarked;
