/// `serve` and `lock` as two processes that are killed while a household lives with them, and
/// started again: nothing that was acknowledged may be lost.
@NullMarked
package dev.mortise.companion.survival;

import org.jspecify.annotations.NullMarked;
