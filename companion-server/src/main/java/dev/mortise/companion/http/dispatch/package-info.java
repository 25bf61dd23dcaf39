/// From a request as it came to the reply as it goes: every check that holds for all routes, in one
/// order, in one place, and nothing of sockets.
@NullMarked
package dev.mortise.companion.http.dispatch;

import org.jspecify.annotations.NullMarked;
