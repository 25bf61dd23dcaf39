/// The companion's end of the device link: MQTT 5 over TLS 1.3 with a certificate for every lock.
///
/// It is no broker. A connection belongs to the one lock that its certificate names, may use that
/// lock's topics and nothing else, and whatever leaves this path ends it with MQTT's own reason
/// code. What the locks say goes through a [LockGate]; what is asked of one, through its
/// [LockConnection]. Netty ends here.
@NullMarked
package dev.mortise.companion.link;

import org.jspecify.annotations.NullMarked;
