/// The keypad: what each key does, and what a confirmed entry comes to.
@NullMarked
package dev.mortise.lock.step.keypad;

import org.jspecify.annotations.NullMarked;
