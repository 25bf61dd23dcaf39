/// What the lock calls for help about, and how it tells the right phones alone.
@NullMarked
package dev.mortise.alarm;

import org.jspecify.annotations.NullMarked;
