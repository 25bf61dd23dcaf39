/// Devices beside a lock that are no phones: a remote controller and a door sensor. Each has keys
/// of its own in a file of its own, knows one lock, and talks to it over the near link as any key
/// does.
///
/// Out of its box a device takes the lock's public keys from the lock that it is put beside; a real
/// one is told them by the app that adds it.
@NullMarked
package dev.mortise.sim.accessory;

import org.jspecify.annotations.NullMarked;
