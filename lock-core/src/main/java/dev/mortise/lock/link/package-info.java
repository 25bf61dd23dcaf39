/// How a message reached the lock, and where its answer goes.
@NullMarked
package dev.mortise.lock.link;

import org.jspecify.annotations.NullMarked;
