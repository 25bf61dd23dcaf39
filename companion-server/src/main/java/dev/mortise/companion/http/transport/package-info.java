/// What connections stand on: event loops, TLS, and the identity the server proves.
@NullMarked
package dev.mortise.companion.http.transport;

import org.jspecify.annotations.NullMarked;
