/// What takes several steps at the lock: choosing a passcode, enrolling a finger, an
/// administrator's approval.
@NullMarked
package dev.mortise.lock.step.procedure;

import org.jspecify.annotations.NullMarked;
