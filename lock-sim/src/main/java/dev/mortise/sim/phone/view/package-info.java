/// What a phone sees before the door: the frames of a live view, each opened with the phone's own
/// key and proven to be the lock's.
@NullMarked
package dev.mortise.sim.phone.view;

import org.jspecify.annotations.NullMarked;
