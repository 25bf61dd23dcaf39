/// What a step of the lock costs: the machine, its passcode entry, its signatures.
@NullMarked
package dev.mortise.bench.lock;

import org.jspecify.annotations.NullMarked;
