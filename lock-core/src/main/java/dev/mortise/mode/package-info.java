/// The modes a lock can be set to, and what each changes.
@NullMarked
package dev.mortise.mode;

import org.jspecify.annotations.NullMarked;
