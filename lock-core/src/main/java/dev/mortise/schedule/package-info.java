/// When somebody may come, told by what a clock on the lock's wall shows.
@NullMarked
package dev.mortise.schedule;

import org.jspecify.annotations.NullMarked;
