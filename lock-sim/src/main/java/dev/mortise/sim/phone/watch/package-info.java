/// Watching over a lock from afar: its events as they come, and an alarm for what must not wait,
/// silence and withheld events among it.
///
/// A companion can always keep quiet. So the watch asks the lock for its signed word every now and
/// then, and a lock that gives none for too long is an alarm of its own.
@NullMarked
package dev.mortise.sim.phone.watch;

import org.jspecify.annotations.NullMarked;
