/// What the door is doing: where its bolt is, and whether its leaf stands open.
@NullMarked
package dev.mortise.door;

import org.jspecify.annotations.NullMarked;
