package dev.mortise.protocol.link;

import dev.mortise.protocol.LockId;
import java.util.Optional;

/// The topics of the device link, `lock/{id}/...`: a lock may use its own and no other.
public enum DeviceTopic {
  /// Up, acknowledged once the companion has stored it: a signed event.
  EVENT("event"),

  /// Up, not acknowledged: what the lock looks like just now, unsigned, a hint.
  STATUS("status"),

  /// Down: a request with response topic and correlation data.
  REQUEST("request"),

  /// Up: the signed receipt or answer to a request, with the same correlation data.
  RESPONSE("response");

  /// The longest payload on any of these topics, in bytes: an invitation carried in a pair request.
  public static final int MAX_PAYLOAD = 4096;

  /// How many of a lock's messages may wait for the companion's acknowledgement.
  public static final int MAX_IN_FLIGHT = 32;

  private static final String ROOT = "lock/";

  private final String leaf;

  DeviceTopic(String leaf) {
    this.leaf = leaf;
  }

  /// The full topic for this lock.
  public String of(LockId lock) {
    return ROOT + lock + "/" + leaf;
  }

  /// Which of this lock's topics this is; empty for every other text.
  public static Optional<DeviceTopic> parse(LockId lock, String topic) {
    for (DeviceTopic candidate : values()) {
      if (candidate.of(lock).equals(topic)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
