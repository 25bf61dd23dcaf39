/// Accounts and their sessions: who may see what the companion keeps. Neither opens a door.
///
/// A session needs two things, the account's password and a signature by the app's own key over a
/// nonce of ours and our origin, so that a password that leaked does not make a session for another
/// app that nobody noticed, and a session names the app it is for.
@NullMarked
package dev.mortise.companion.account;

import org.jspecify.annotations.NullMarked;
