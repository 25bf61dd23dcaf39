/// What a lock's stores are written on: a folder of the host, or a chip in memory whose power can
/// be cut at any write.
@NullMarked
package dev.mortise.sim.flash.medium;

import org.jspecify.annotations.NullMarked;
