package dev.mortise.companion.canary;

import io.netty.channel.ChannelPipeline;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The ways on which a lock of this process is heard, told apart by whose handlers a connection
/// has.
public enum Way {
  /// From the lock to its companion: MQTT in TLS.
  DEVICE_LINK("device link", "dev.mortise.sim.link.device.mqtt.DeviceSession"),
  /// Its other end.
  COMPANION_END("companion's end", "dev.mortise.companion.link."),
  /// The lock's radio, where phones and devices beside it call: records of Noise.
  NEAR_LINK("near link", "dev.mortise.sim.link.near.wire.Answering"),
  /// Its simulation API: plain HTTP.
  SIMULATION_API("simulation API", "dev.mortise.sim.panel.wire."),
  /// What apps are told of it by the companion: in a sandbox plain HTTP.
  COMPANION_API("companion API", "dev.mortise.companion.http.wire.");

  private final String words;
  private final String handlers;

  Way(String words, String handlers) {
    this.words = words;
    this.handlers = handlers;
  }

  /// On which way a connection with these handlers is, if on any.
  static Optional<Way> of(ChannelPipeline pipeline) {
    return Arrays.stream(values()).filter(way -> way.has(pipeline)).findFirst();
  }

  private boolean has(ChannelPipeline pipeline) {
    return StreamSupport.stream(pipeline.spliterator(), false)
        .anyMatch(handler -> handler.getValue().getClass().getName().startsWith(handlers));
  }

  /// What its bytes are noted under: as they lie on the wire, or `clear`, as the lock hands them to
  /// the seal or gets them from it; and whether the end that is tapped sent them.
  public String place(boolean clear, boolean sent) {
    return "%s, %s, %s".formatted(words, clear ? "clear" : "wire", sent ? "sent" : "received");
  }
}
