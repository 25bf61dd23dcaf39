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

/// What a secure element remembers, as it lies in its file: fixed places, then SHA-256 over all of
/// them.
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
  private static final int BODY_SIZE =
      MAGIC.length
          + LockId.SIZE
          + 2 * KEY_SIZE
          + Integer.BYTES
          + 1
          + 2 * Sha256.SIZE
          + 2 * Long.BYTES;

  /// The file's content, which the caller wipes.
  byte[] encode() {
    ByteBuffer body = ByteBuffer.allocate(BODY_SIZE + Sha256.SIZE);
    body.put(MAGIC).put(lock.octets().asBuffer());
    sealingKey.lend(body::put);
    signingSeed.lend(body::put);
    body.putInt(generation.number());
    body.put((byte) (newest.isPresent() ? 1 : 0));
    body.put(newest.map(Octets::copy).orElseGet(() -> new byte[Sha256.SIZE]));
    body.putLong(journal.sequence()).put(journal.hash().asBuffer());
    body.putLong(monotonic.toNanos());
    body.put(Sha256.of(Arrays.copyOf(body.array(), BODY_SIZE)));
    return body.array();
  }

  /// Reads a file's content; empty if it is damaged.
  static Optional<ElementImage> decode(byte[] file) {
    if (file.length != BODY_SIZE + Sha256.SIZE
        || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOf(file, BODY_SIZE);
    byte[] digest = Arrays.copyOfRange(file, BODY_SIZE, file.length);
    if (!Arrays.equals(Sha256.of(body), digest)) {
      return Optional.empty();
    }
    ByteBuffer fields = ByteBuffer.wrap(body, MAGIC.length, BODY_SIZE - MAGIC.length);
    LockId lock = LockId.of(Octets.adopt(take(fields, LockId.SIZE)));
    SecretBytes sealingKey = SecretBytes.adopt(take(fields, KEY_SIZE));
    SecretBytes signingSeed = SecretBytes.adopt(take(fields, KEY_SIZE));
    Generation generation = new Generation(fields.getInt());
    boolean present = fields.get() == 1;
    Octets newest = Octets.adopt(take(fields, Sha256.SIZE));
    JournalHead journal =
        new JournalHead(fields.getLong(), Octets.adopt(take(fields, Sha256.SIZE)));
    Duration monotonic = Duration.ofNanos(fields.getLong());
    Arrays.fill(body, (byte) 0);
    return Optional.of(
        new ElementImage(
            lock,
            sealingKey,
            signingSeed,
            generation,
            present ? Optional.of(newest) : Optional.empty(),
            journal,
            monotonic));
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
