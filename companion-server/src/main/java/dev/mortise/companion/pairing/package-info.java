/// Carries an app's request to be enrolled to the lock it names.
///
/// Anybody who is signed in may try any lock id; what decides is the secret on the lock's screen or
/// in an invitation, which the companion never has. The account that the request names must be the
/// caller's own. Who shares the lock afterwards follows from the lock's *paired* event alone.
@NullMarked
package dev.mortise.companion.pairing;

import org.jspecify.annotations.NullMarked;
