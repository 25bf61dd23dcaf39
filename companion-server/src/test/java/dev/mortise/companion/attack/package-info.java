/// Attacks that whoever carries between a phone and a lock can play, against real ends over real
/// sockets.
@NullMarked
package dev.mortise.companion.attack;

import org.jspecify.annotations.NullMarked;
