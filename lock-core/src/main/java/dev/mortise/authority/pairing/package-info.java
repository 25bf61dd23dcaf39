/// What app and lock both derive from a pairing secret, so that each knows the other saw it and
/// neither was told another's keys (LK-27).
@NullMarked
package dev.mortise.authority.pairing;

import org.jspecify.annotations.NullMarked;
