package dev.mortise.sim.firmware;

import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import dev.mortise.secret.Sha256;
import dev.mortise.sim.flash.medium.Medium;
import dev.mortise.sim.flash.slot.TwoSlots;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// How much of which image has come into which slot: a record that no torn write loses.
final class ArrivalNote implements AutoCloseable {

  private static final String FILE = "firmware-arrival";
  private static final int SIZE = 1 + Sha256.SIZE + Integer.BYTES;

  private final TwoSlots record;
  private final FirmwareSlot slot;
  private final Octets image;
  private int there;

  private ArrivalNote(TwoSlots record, FirmwareSlot slot, Octets image, int there) {
    this.record = record;
    this.slot = slot;
    this.image = image;
    this.there = there;
  }

  /// The note of this image in this slot, if there is one.
  static Optional<ArrivalNote> find(Medium medium, FirmwareSlot slot, Octets image)
      throws IOException {
    Optional<TwoSlots.Found> found = TwoSlots.find(medium, FILE);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TwoSlots record = found.get().slots();
    Optional<ArrivalNote> note =
        found
            .get()
            .newest()
            .flatMap(content -> there(content, slot, image))
            .map(there -> new ArrivalNote(record, slot, image, there));
    if (note.isEmpty()) {
      record.close();
    }
    return note;
  }

  private static Optional<Integer> there(SecretBytes content, FirmwareSlot slot, Octets image) {
    try (content) {
      return content.lend(
          bytes -> {
            int there = bytes.length == SIZE ? ByteBuffer.wrap(bytes).getInt(SIZE - 4) : -1;
            return there >= 0 && Octets.of(encoded(slot, image, there)).equals(Octets.of(bytes))
                ? Optional.of(there)
                : Optional.empty();
          });
    }
  }

  /// Notes that nothing of this image has come into this slot yet.
  static ArrivalNote begin(Medium medium, FirmwareSlot slot, Octets image) throws IOException {
    try (SecretBytes content = SecretBytes.adopt(encoded(slot, image, 0))) {
      return new ArrivalNote(TwoSlots.make(medium, FILE, content), slot, image, 0);
    }
  }

  /// Forgets whatever was noted, durably.
  static void forget(Medium medium) throws IOException {
    if (medium.read(FILE).isPresent()) {
      medium.delete(FILE);
      medium.syncNames();
    }
  }

  /// How much is there, in bytes.
  int there() {
    return there;
  }

  /// Notes how much is there now. Durable on return.
  void there(int bytes) throws IOException {
    try (SecretBytes content = SecretBytes.adopt(encoded(slot, image, bytes))) {
      record.write(content);
    }
    there = bytes;
  }

  private static byte[] encoded(FirmwareSlot slot, Octets image, int there) {
    return ByteBuffer.allocate(SIZE)
        .put((byte) (slot == FirmwareSlot.A ? 0 : 1))
        .put(image.asBuffer())
        .putInt(there)
        .array();
  }

  @Override
  public void close() throws IOException {
    record.close();
  }
}
