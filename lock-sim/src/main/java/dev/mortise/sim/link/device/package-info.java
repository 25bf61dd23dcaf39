/// The lock's end of the device link: an MQTT 5 client over TLS 1.3 that keeps trying.
///
/// It carries signed events up from an [Outbox] until the companion acknowledged them, answers
/// requests through a [DeviceLinkHandler], and reports a status hint. It decides nothing about the
/// lock. While the link is down everything stays in the outbox, which is the lock's own journal.
@NullMarked
package dev.mortise.sim.link.device;

import org.jspecify.annotations.NullMarked;
