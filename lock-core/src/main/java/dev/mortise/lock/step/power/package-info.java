/// Power coming, power going, and the reset that begins with both.
@NullMarked
package dev.mortise.lock.step.power;

import org.jspecify.annotations.NullMarked;
