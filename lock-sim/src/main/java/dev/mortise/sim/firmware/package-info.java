/// The two slots of firmware, the boot loader that picks one of them, and the file that an image
/// comes in.
///
/// No image is run here: the machine is this program, whatever the slot holds. What an update
/// changes is the version that the lock reports, after a restart into the other slot.
@NullMarked
package dev.mortise.sim.firmware;

import org.jspecify.annotations.NullMarked;
