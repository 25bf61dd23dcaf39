/// Whether a command is fresh: challenges that the lock gives, each for one command, and remembers
/// for seconds.
@NullMarked
package dev.mortise.authority.challenge;

import org.jspecify.annotations.NullMarked;
