/// The alarms that the lock raises by itself at the door.
@NullMarked
package dev.mortise.lock.step.alarm;

import org.jspecify.annotations.NullMarked;
