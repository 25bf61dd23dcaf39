/// The companion put together: every part is made and started in one place, and ended in reverse.
@NullMarked
package dev.mortise.companion;

import org.jspecify.annotations.NullMarked;
