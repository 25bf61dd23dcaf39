/// The lock's mind: a pure machine from state, input and time to the next state and its effects.
@NullMarked
package dev.mortise.lock;

import org.jspecify.annotations.NullMarked;
