/// The two ways from a phone to a lock: through the air, and through the companion.
@NullMarked
package dev.mortise.sim.phone.route;

import org.jspecify.annotations.NullMarked;
