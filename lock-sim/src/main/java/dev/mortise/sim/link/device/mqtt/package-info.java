/// One connection of a lock to its companion, in MQTT 5: what is sent, what is owed, and when it
/// ends.
///
/// [DeviceSession] reads the packets and delegates: events go up through the [EventPump], requests
/// are answered by way of [OpenRequests], and [KeepAlive] notices a companion that fell silent.
/// Whether to connect again is the room above's to decide.
@NullMarked
package dev.mortise.sim.link.device.mqtt;

import org.jspecify.annotations.NullMarked;
