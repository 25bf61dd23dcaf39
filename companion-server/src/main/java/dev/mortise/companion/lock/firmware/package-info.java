/// Firmware images that the operator has laid ready, and their way to the locks that want one: the
/// companion carries what the maker signed and an administrator named, and signs nothing itself.
@NullMarked
package dev.mortise.companion.lock.firmware;

import org.jspecify.annotations.NullMarked;
