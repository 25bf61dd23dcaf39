/// What comes by message: requests judged, and answers given.
@NullMarked
package dev.mortise.lock.step.request;

import org.jspecify.annotations.NullMarked;
