/// What one lock did, in order and numbered: the newest of it is kept for whoever asks, or told as
/// it happens.
@NullMarked
package dev.mortise.sim.panel.effect;

import org.jspecify.annotations.NullMarked;
