/// What lies on the reader: images of fingers, from files or made on the spot.
@NullMarked
package dev.mortise.sim.sensor;

import org.jspecify.annotations.NullMarked;
