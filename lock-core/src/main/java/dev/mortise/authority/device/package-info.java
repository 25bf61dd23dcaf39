/// What the lock keeps beside the keys of devices: whom a linked lock may open for, which locks
/// this one opens along, and how far a door sensor has counted.
@NullMarked
package dev.mortise.authority.device;

import org.jspecify.annotations.NullMarked;
