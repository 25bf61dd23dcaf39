/// What an enrolled app tells a lock to do, with the arguments of each operation.
@NullMarked
package dev.mortise.protocol.message.command;

import org.jspecify.annotations.NullMarked;
