/// Wireless networks: what an app tells a lock of one, and how joining it went.
@NullMarked
package dev.mortise.protocol.wifi;

import org.jspecify.annotations.NullMarked;
