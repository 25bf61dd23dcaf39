/// A simulated phone: the app with its keys, its memory, its account and the locks it is paired
/// with.
///
/// It is what the command line, the tour and tests drive, and it shows what a real app has to do.
/// `dialogue` is the talk with a lock, `route` the ways to it, `companion` the account's side,
/// `view` the lock's pictures, `journal` its events, `memory` what outlives a restart. Calls block;
/// use a virtual thread where that hurts.
@NullMarked
package dev.mortise.sim.phone;

import org.jspecify.annotations.NullMarked;
