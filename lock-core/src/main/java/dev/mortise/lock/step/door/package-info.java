/// Moving the bolt, and what follows when bolt or leaf have moved.
@NullMarked
package dev.mortise.lock.step.door;

import org.jspecify.annotations.NullMarked;
