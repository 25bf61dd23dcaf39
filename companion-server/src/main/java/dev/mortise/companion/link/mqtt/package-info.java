/// One lock's connection in MQTT 5: which packets a lock may send, and what each of them means.
///
/// [DeviceConnection] reads the packets and delegates; [AskedLock] is what the rest of the
/// companion has of it.
@NullMarked
package dev.mortise.companion.link.mqtt;

import org.jspecify.annotations.NullMarked;
