/// Pairing mode: how it begins at SET, and how it ends (LK-27).
@NullMarked
package dev.mortise.lock.step.pairing;

import org.jspecify.annotations.NullMarked;
