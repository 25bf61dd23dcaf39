package dev.mortise.sim.device.link;

import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.protocol.wifi.WifiOutcome;
import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The wireless networks around a lock. Safe for use by any thread.
final class Surroundings {

  /// How many networks are heard at the most.
  private static final int HEARD_MAX = 32;

  private final Map<String, AccessPoint> heard = new ConcurrentHashMap<>();

  /// A network is heard so from now on.
  void hear(String name, AccessPoint point) {
    if (point.heard() == AccessPoint.Heard.GONE) {
      heard.remove(name);
    } else if (heard.containsKey(name) || heard.size() < HEARD_MAX) {
      heard.put(name, point);
    }
  }

  /// What comes of joining a network.
  WifiOutcome join(WifiNetwork network) {
    AccessPoint point = heard.get(network.name());
    if (point == null || point.heard() == AccessPoint.Heard.FAINT) {
      return WifiOutcome.NO_SIGNAL;
    }
    if (point.heard() == AccessPoint.Heard.GHZ_5) {
      return WifiOutcome.FIVE_GHZ;
    }
    try (SecretBytes right = SecretBytes.adopt(point.password().getBytes(StandardCharsets.UTF_8))) {
      return right.equals(network.password()) ? WifiOutcome.JOINED : WifiOutcome.WRONG_PASSWORD;
    }
  }
}
