/// The locks a companion knows, and which of them are connected now.
@NullMarked
package dev.mortise.companion.lock;

import org.jspecify.annotations.NullMarked;
