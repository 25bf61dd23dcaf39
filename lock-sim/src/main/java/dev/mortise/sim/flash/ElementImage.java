package dev.mortise.sim.flash;

import dev.mortise.firmware.BootChoice;
import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.firmware.FirmwareVersion;
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
import java.util.List;
import java.util.Optional;

/// What a secure element remembers, as it lies in its file: everything at a fixed place.
///
/// @param lock whose element this is
/// @param keys of the flash
/// @param signingSeed 32 bytes of Ed25519, the lock's for life
/// @param generation how often the lock was reset
/// @param newest SHA-256 of the newest sealed state record, or empty before the first
/// @param journal the end of the chain of events in that record
/// @param boot what the boot loader goes by
/// @param monotonic what the lock's monotonic clock had reached when that record was written
record ElementImage(
    LockId lock,
    Sealer.Keys keys,
    SecretBytes signingSeed,
    Generation generation,
    Optional<Octets> newest,
    JournalHead journal,
    BootChoice boot,
    Duration monotonic) {

  static final int KEY_SIZE = 32;

  private static final byte[] MAGIC = "MORTISE4".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> FORMER_MARKS = List.of("MORTISE1", "MORTISE2", "MORTISE3");
  private static final int SIZE =
      MAGIC.length
          + LockId.SIZE
          + 3 * KEY_SIZE
          + Integer.BYTES
          + 1
          + 2 * Sha256.SIZE
          + 1
          + Integer.BYTES
          + 2 * (1 + Sha256.SIZE)
          + 2 * Long.BYTES;

  /// The same, with the copy of its seed that somebody holds already.
  ElementImage with(SecretBytes seed) {
    return new ElementImage(lock, keys, seed, generation, newest, journal, boot, monotonic);
  }

  /// The content of its slot, which the caller closes.
  SecretBytes encode() {
    ByteBuffer fields = ByteBuffer.allocate(SIZE);
    fields.put(MAGIC).put(lock.octets().asBuffer());
    keys.sealing().lend(fields::put);
    keys.wrapping().lend(fields::put);
    signingSeed.lend(fields::put);
    fields.putInt(generation.number());
    put(fields, newest);
    fields.putLong(journal.sequence()).put(journal.hash().asBuffer());
    fields.put((byte) (boot.slot() == FirmwareSlot.A ? 0 : 1)).putInt(boot.minimum().number());
    put(fields, boot.running());
    put(fields, boot.next());
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

  /// What is said of a file that holds none; it is wiped. One of an earlier build bears the mark of
  /// that time, at its beginning or in either of its copies.
  static FlashFailed unreadable(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    boolean former = FORMER_MARKS.stream().anyMatch(text::contains);
    Arrays.fill(file, (byte) 0);
    return new FlashFailed(
        former
            ? "the secure element's file has the form of an earlier build; go on with that"
                + " build, or start a new lock in another folder"
            : "the secure element's file is damaged; restore it, or start a new lock");
  }

  private static ElementImage read(ByteBuffer fields) {
    LockId lock = LockId.of(Octets.adopt(take(fields, LockId.SIZE)));
    SecretBytes sealing = SecretBytes.adopt(take(fields, KEY_SIZE));
    SecretBytes wrapping = SecretBytes.adopt(take(fields, KEY_SIZE));
    SecretBytes signingSeed = SecretBytes.adopt(take(fields, KEY_SIZE));
    Generation generation = new Generation(fields.getInt());
    Optional<Octets> newest = takeDigest(fields);
    JournalHead journal =
        new JournalHead(fields.getLong(), Octets.adopt(take(fields, Sha256.SIZE)));
    FirmwareSlot slot = fields.get() == 0 ? FirmwareSlot.A : FirmwareSlot.B;
    FirmwareVersion minimum = new FirmwareVersion(Math.max(1, fields.getInt()));
    BootChoice boot = new BootChoice(slot, minimum, takeDigest(fields), takeDigest(fields));
    Duration monotonic = Duration.ofNanos(fields.getLong());
    Sealer.Keys keys = new Sealer.Keys(sealing, wrapping);
    return new ElementImage(lock, keys, signingSeed, generation, newest, journal, boot, monotonic);
  }

  /// A digest behind whether there is one.
  private static void put(ByteBuffer fields, Optional<Octets> digest) {
    fields.put((byte) (digest.isPresent() ? 1 : 0));
    fields.put(digest.map(Octets::copy).orElseGet(() -> new byte[Sha256.SIZE]));
  }

  private static Optional<Octets> takeDigest(ByteBuffer fields) {
    boolean present = fields.get() == 1;
    Octets digest = Octets.adopt(take(fields, Sha256.SIZE));
    return present ? Optional.of(digest) : Optional.empty();
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
