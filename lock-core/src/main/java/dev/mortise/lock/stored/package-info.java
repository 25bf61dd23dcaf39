/// What survives without power, and how it is written down.
@NullMarked
package dev.mortise.lock.stored;

import org.jspecify.annotations.NullMarked;
