/// What a lock says when asked: a signed answer, a signed receipt, or an unsigned refusal.
@NullMarked
package dev.mortise.protocol.message.response;

import org.jspecify.annotations.NullMarked;
