/// Template protection of ISO/IEC 24745: keys of one lock and epoch, and the wrap under which a
/// template is stored.
///
/// Features enter it and never leave it again in the clear. The wrap keeps whoever holds the flash
/// alone from everything; projections and permutations keep the features of faces and palms from
/// whoever holds a stored template too, as long as the key is not his. Minutiae are not
/// transformed, because that costs accuracy: who has flash and secure element has the minutiae.
@NullMarked
package dev.mortise.biometric.protect;

import org.jspecify.annotations.NullMarked;
