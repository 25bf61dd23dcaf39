/// A lock's events as a phone takes them: verified link by link, told in words, and watched for
/// alarms and for silence.
@NullMarked
package dev.mortise.sim.phone.journal;

import org.jspecify.annotations.NullMarked;
