/// Fingers, faces, palms and cards presented to the lock, and what its sensors take for an attack.
@NullMarked
package dev.mortise.lock.step.sense;

import org.jspecify.annotations.NullMarked;
