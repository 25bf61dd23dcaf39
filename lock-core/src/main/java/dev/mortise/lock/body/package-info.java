/// The words for the lock's body: the keys it can feel, the lights, tones and pictures it can show.
@NullMarked
package dev.mortise.lock.body;

import org.jspecify.annotations.NullMarked;
