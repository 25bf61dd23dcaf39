/// Planted fingers, faces and palms, and the search for them in everything that a lock writes, says
/// and hears.
@NullMarked
package dev.mortise.companion.canary;

import org.jspecify.annotations.NullMarked;
