/// Bytes that must not be seen, and the few things that are done with them.
///
/// Nothing here can print itself, compares in time that depends on the content, or draws
/// randomness: fresh bytes come in with each input as [dev.mortise.secret.Entropy], so that the
/// lock's mind stays pure.
@NullMarked
package dev.mortise.secret;

import org.jspecify.annotations.NullMarked;
