/// What the machine remembers only as long as it has power: what is typed, shown, moving, and under
/// way.
@NullMarked
package dev.mortise.lock.live;

import org.jspecify.annotations.NullMarked;
