/// What every link of the simulated lock shares: the threads that its sockets run on.
@NullMarked
package dev.mortise.sim.link;

import org.jspecify.annotations.NullMarked;
