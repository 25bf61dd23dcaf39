/// What holds for the whole companion, whichever room it is in.
@NullMarked
package dev.mortise.companion;

import org.jspecify.annotations.NullMarked;
