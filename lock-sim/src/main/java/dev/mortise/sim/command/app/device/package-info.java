/// The commands of a phone that are about devices: accessories, locks that open along, and the
/// lock's own network, camera and firmware.
@NullMarked
package dev.mortise.sim.command.app.device;

import org.jspecify.annotations.NullMarked;
