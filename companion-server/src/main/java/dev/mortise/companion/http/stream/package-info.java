/// Server-sent events: what happens is told as it happens, from a cursor on, without loss.
///
/// The stream is pulled, not pushed: what a slow reader has not read yet stays in the database. A
/// source is asked for the next few events after a cursor and only tells that there may be news.
@NullMarked
package dev.mortise.companion.http.stream;

import org.jspecify.annotations.NullMarked;
