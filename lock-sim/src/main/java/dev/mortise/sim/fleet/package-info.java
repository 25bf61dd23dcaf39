/// Many locks in one process, each with its flash in memory and its time from a seed: no files, no
/// threads, no sockets.
///
/// A [FleetLock] is the shell around the machine once more, as small as it gets: decide, store,
/// perform. It keeps its own time, so that a year of a lock passes as fast as its decisions can be
/// made, and all its randomness is the seed's, so that a life can be lived again.
@NullMarked
package dev.mortise.sim.fleet;

import org.jspecify.annotations.NullMarked;
