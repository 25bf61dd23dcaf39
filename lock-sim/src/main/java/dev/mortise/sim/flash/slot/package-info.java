/// A small record that is replaced in place with one sync, and that no torn write can lose.
@NullMarked
package dev.mortise.sim.flash.slot;

import org.jspecify.annotations.NullMarked;
