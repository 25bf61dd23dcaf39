/// Palms that nobody has, from the features on: what a palm-vein sensor's filters would give.
///
/// There are no pictures. A palm is a smooth field of chance drawn from a seed, cut at zero into
/// bits; a touch shifts it, adds noise and hides parts, so that the error rates come out as the
/// literature reports them.
@NullMarked
package dev.mortise.sim.sensor.palm;

import org.jspecify.annotations.NullMarked;
