package dev.mortise.protocol.link;

import dev.mortise.protocol.LockId;
import java.util.Optional;

/// The topics of the device link, `lock/{id}/...`: a lock may use its own and no other.
public enum DeviceTopic {
  /// Up, acknowledged once the companion has stored it: a signed event.
  EVENT("event"),

  /// Up, not acknowledged: what the lock looks like just now, unsigned, a hint.
  STATUS("status"),

  /// Up, not acknowledged: a [StreamFrame] of a live view.
  STREAM("stream"),

  /// Down: a request with response topic and correlation data.
  REQUEST("request"),

  /// Down, acknowledged once the lock has written it: an [ImageChunk] of firmware.
  IMAGE("image"),

  /// Up: the signed receipt or answer to a request, with the same correlation data.
  RESPONSE("response");

  /// The longest payload on any of these topics but [#STREAM] and [#IMAGE], in bytes: an invitation
  /// carried in a pair request.
  public static final int MAX_PAYLOAD = 4096;

  /// How many of a lock's messages may wait for the companion's acknowledgement.
  public static final int MAX_IN_FLIGHT = 32;

  private static final String ROOT = "lock/";

  private final String leaf;

  DeviceTopic(String leaf) {
    this.leaf = leaf;
  }

  /// The longest payload on this topic, in bytes.
  public int maxPayload() {
    return switch (this) {
      case STREAM -> StreamFrame.MAX_BYTES;
      case IMAGE -> ImageChunk.MAX_BYTES;
      case EVENT, STATUS, REQUEST, RESPONSE -> MAX_PAYLOAD;
    };
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
