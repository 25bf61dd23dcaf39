/// Who passed by the camera in vain lately, counted apart from wrong tries.
@NullMarked
package dev.mortise.lock.live.sense;

import org.jspecify.annotations.NullMarked;
