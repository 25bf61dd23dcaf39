/// What locks said: taken in, kept byte for byte, and read from a cursor.
///
/// The companion verifies each event's signature and place in the chain before it keeps it, and
/// says so of each; apps verify both again and believe only that.
@NullMarked
package dev.mortise.companion.event;

import org.jspecify.annotations.NullMarked;
