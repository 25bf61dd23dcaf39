/// Linked locks, remote controllers and door sensors: how they come, how they go, and what follows
/// from a link.
@NullMarked
package dev.mortise.lock.step.device;

import org.jspecify.annotations.NullMarked;
