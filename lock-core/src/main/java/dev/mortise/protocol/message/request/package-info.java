/// What reaches a lock: the four requests, whoever carries them.
@NullMarked
package dev.mortise.protocol.message.request;

import org.jspecify.annotations.NullMarked;
