/// A credential presented at the door: whose it is, whether it is accepted now, and what a wrong
/// one costs.
@NullMarked
package dev.mortise.lock.step.credential;

import org.jspecify.annotations.NullMarked;
