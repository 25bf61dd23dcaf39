/// What can befall a lock's memory from outside: a power cut at any of its writes, a copy taken, a
/// copy put back.
@NullMarked
package dev.mortise.sim.flash.power;

import org.jspecify.annotations.NullMarked;
