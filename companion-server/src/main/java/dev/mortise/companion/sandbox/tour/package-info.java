/// The guided story: plays what a lock, a companion and their apps do together, and says whether it
/// came out.
///
/// It acts through what everybody has, and nothing else: lines at the lock's terminal, the command
/// line as an app, and HTTP.
@NullMarked
package dev.mortise.companion.sandbox.tour;

import org.jspecify.annotations.NullMarked;
