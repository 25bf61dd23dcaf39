package dev.mortise.sim.flash;

import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import dev.mortise.secret.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// What a secure element remembers, as it lies in its file: everything at a fixed place.
///
/// @param lock whose element this is
/// @param sealingKey 32 bytes, another after each reset
/// @param signingSeed 32 bytes of Ed25519, the lock's for life
/// @param generation how often the lock was reset
/// @param newest SHA-256 of the newest sealed state record, or empty before the first
/// @param journal the end of the chain of events in that record
/// @param monotonic what the lock's monotonic clock had reached when that record was written
record ElementImage(
    LockId lock,
    SecretBytes sealingKey,
    SecretBytes signingSeed,
    Generation generation,
    Optional<Octets> newest,
    JournalHead journal,
    Duration monotonic) {

  static final int KEY_SIZE = 32;

  private static final byte[] MAGIC = "MORTISE1".getBytes(StandardCharsets.US_ASCII);
  private static final int SIZE =
      MAGIC.length
          + LockId.SIZE
          + 2 * KEY_SIZE
          + Integer.BYTES
          + 1
          + 2 * Sha256.SIZE
          + 2 * Long.BYTES;

  /// The same, with the copy of its seed that somebody holds already.
  ElementImage with(SecretBytes seed) {
    return new ElementImage(lock, sealingKey, seed, generation, newest, journal, monotonic);
  }

  /// The content of its slot, which the caller closes.
  SecretBytes encode() {
    ByteBuffer fields = ByteBuffer.allocate(SIZE);
    fields.put(MAGIC).put(lock.octets().asBuffer());
    sealingKey.lend(fields::put);
    signingSeed.lend(fields::put);
    fields.putInt(generation.number());
    fields.put((byte) (newest.isPresent() ? 1 : 0));
    fields.put(newest.map(Octets::copy).orElseGet(() -> new byte[Sha256.SIZE]));
    fields.putLong(journal.sequence()).put(journal.hash().asBuffer());
    fields.putLong(monotonic.toNanos());
    return SecretBytes.adopt(fields.array());
  }

  /// Reads the content of a slot; empty if it is something else.
  static Optional<ElementImage> decode(SecretBytes content) {
    return content.lend(
        bytes ->
            bytes.length == SIZE && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                ? Optional.of(read(ByteBuffer.wrap(bytes, MAGIC.length, SIZE - MAGIC.length)))
                : Optional.empty());
  }

  /// Whether a file is a secure element's as it was before it held two copies: these fields alone,
  /// and SHA-256 over them.
  static boolean isFormerFile(byte[] file) {
    return file.length == SIZE + Sha256.SIZE
        && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  private static ElementImage read(ByteBuffer fields) {
    LockId lock = LockId.of(Octets.adopt(take(fields, LockId.SIZE)));
    SecretBytes sealingKey = SecretBytes.adopt(take(fields, KEY_SIZE));
    SecretBytes signingSeed = SecretBytes.adopt(take(fields, KEY_SIZE));
    Generation generation = new Generation(fields.getInt());
    boolean present = fields.get() == 1;
    Octets newest = Octets.adopt(take(fields, Sha256.SIZE));
    JournalHead journal =
        new JournalHead(fields.getLong(), Octets.adopt(take(fields, Sha256.SIZE)));
    Duration monotonic = Duration.ofNanos(fields.getLong());
    return new ElementImage(
        lock,
        sealingKey,
        signingSeed,
        generation,
        present ? Optional.of(newest) : Optional.empty(),
        journal,
        monotonic);
  }

  private static byte[] take(ByteBuffer fields, int size) {
    byte[] bytes = new byte[size];
    fields.get(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return "[REDACTED] of " + lock;
  }
}
