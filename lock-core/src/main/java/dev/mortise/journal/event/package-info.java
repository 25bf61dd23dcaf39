/// What a lock records, in words for every thing that can happen to it (LK-58).
@NullMarked
package dev.mortise.journal.event;

import org.jspecify.annotations.NullMarked;
