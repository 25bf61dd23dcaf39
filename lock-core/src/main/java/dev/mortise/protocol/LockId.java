package dev.mortise.protocol;

import java.nio.ByteBuffer;
import java.util.UUID;

/// Names one lock for its whole life, through every reset: 16 bytes, read as a UUID.
///
/// @param uuid the same 16 bytes, most significant first
public record LockId(UUID uuid) {

  /// The length on the wire, in bytes.
  public static final int SIZE = 16;

  /// The lock with these 16 bytes.
  ///
  /// @throws IllegalArgumentException if there are not exactly 16
  public static LockId of(Octets octets) {
    if (octets.size() != SIZE) {
      throw new IllegalArgumentException("lock id must be 16 bytes size=" + octets.size());
    }
    ByteBuffer buffer = octets.asBuffer();
    return new LockId(new UUID(buffer.getLong(), buffer.getLong()));
  }

  /// Reads the text form, `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
  ///
  /// @throws IllegalArgumentException if the text is not exactly of that form
  public static LockId parse(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("lock id must be a UUID in full text=" + text);
    }
    return new LockId(uuid);
  }

  /// The 16 bytes that stand for this lock in messages and key derivations.
  public Octets octets() {
    return Octets.adopt(
        ByteBuffer.allocate(SIZE)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array());
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
