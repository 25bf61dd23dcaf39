package dev.mortise.sim.flash.slot;

import dev.mortise.secret.SecretBytes;
import dev.mortise.secret.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// What stands in one of the two places of the file: the number of the write, how long the content
/// is, the content, and SHA-256 over all of these. Even numbers belong to the first place, odd ones
/// to the second.
///
/// @param number counts the writes of the record, from 0
/// @param content what was written
record Slot(long number, SecretBytes content) {

  /// How far the places are apart, in bytes: no page of the host and no sector of its disk holds
  /// bytes of both, so that a write torn in one leaves the other alone.
  static final int SIZE = 4_096;

  static final int COUNT = 2;

  private static final int HEAD_SIZE = Long.BYTES + Integer.BYTES;

  static final int CONTENT_MAX = SIZE - HEAD_SIZE - Sha256.SIZE;

  Slot {
    if (content.length() > CONTENT_MAX) {
      throw new IllegalArgumentException("content does not fit bytes=" + content.length());
    }
  }

  /// Where in the file this is written.
  long place() {
    return number % COUNT * SIZE;
  }

  /// What is written there; the caller wipes it.
  byte[] encode() {
    byte[] head = ByteBuffer.allocate(HEAD_SIZE).putLong(number).putInt(content.length()).array();
    ByteBuffer slot = ByteBuffer.allocate(HEAD_SIZE + content.length() + Sha256.SIZE);
    return content.lend(bytes -> slot.put(head).put(bytes).put(Sha256.of(head, bytes)).array());
  }

  /// What stands at one place of the file, or empty if that is nothing whole.
  ///
  /// @param index 0 or 1
  static Optional<Slot> decode(byte[] file, int index) {
    if (file.length != COUNT * SIZE) {
      return Optional.empty();
    }
    ByteBuffer place = ByteBuffer.wrap(file, index * SIZE, SIZE);
    byte[] head = take(place, HEAD_SIZE);
    long number = ByteBuffer.wrap(head).getLong();
    int length = ByteBuffer.wrap(head).getInt(Long.BYTES);
    if (number < 0 || number % COUNT != index || length < 0 || length > CONTENT_MAX) {
      return Optional.empty();
    }
    byte[] content = take(place, length);
    if (!Arrays.equals(Sha256.of(head, content), take(place, Sha256.SIZE))) {
      Arrays.fill(content, (byte) 0);
      return Optional.empty();
    }
    return Optional.of(new Slot(number, SecretBytes.adopt(content)));
  }

  private static byte[] take(ByteBuffer from, int size) {
    byte[] bytes = new byte[size];
    from.get(bytes);
    return bytes;
  }
}
