/// What devices say to a lock that are neither apps nor locks.
@NullMarked
package dev.mortise.protocol.message.device;

import org.jspecify.annotations.NullMarked;
