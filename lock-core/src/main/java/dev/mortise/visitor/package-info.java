/// Passcodes for visitors: the one-time codes that app and lock compute apart from each other, so
/// that one can be made while the lock is off line (LK-19).
@NullMarked
package dev.mortise.visitor;

import org.jspecify.annotations.NullMarked;
