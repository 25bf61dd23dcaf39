/// The words of the device link that both of its ends use: topics, bounds and the status hint.
@NullMarked
package dev.mortise.protocol.link;

import org.jspecify.annotations.NullMarked;
