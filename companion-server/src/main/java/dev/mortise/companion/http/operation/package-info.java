/// What operators and tools ask the server about itself: whether it lives and is ready, its
/// figures, and the description of its API.
@NullMarked
package dev.mortise.companion.http.operation;

import org.jspecify.annotations.NullMarked;
