/// Firmware as the lock keeps book of it: which version runs, from which of two slots, and which
/// one an administrator wants.
@NullMarked
package dev.mortise.firmware;

import org.jspecify.annotations.NullMarked;
