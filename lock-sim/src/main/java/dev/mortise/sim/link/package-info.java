/// What every link of the simulated lock shares: the threads that its sockets run on, how hosts are
/// found, and what guards against peers that do not read.
@NullMarked
package dev.mortise.sim.link;

import org.jspecify.annotations.NullMarked;
