/// A lock among phones and its companion: radio and device link, wired to the lock's thread.
@NullMarked
package dev.mortise.sim.device.link;

import org.jspecify.annotations.NullMarked;
