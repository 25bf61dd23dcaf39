/// What a person or the world can do to one lock: each cause as a value, as a line of text, and
/// done.
///
/// It is the one list that the terminal, the simulation API and scripts have in common. A new cause
/// is a record of [Cause], a word of [CauseWord], a case in the parser, in [CauseText] and in
/// [Causes]; the compiler asks for each of them.
@NullMarked
package dev.mortise.sim.cause;

import org.jspecify.annotations.NullMarked;
