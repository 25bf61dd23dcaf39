package dev.mortise.sim.flash.slot;

import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.flash.medium.Medium;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.tinylog.Logger;

/// A file with two places, which are written in turn: a write goes over the older content and never
/// over the newest, so that after a power cut one of them is whole.
///
/// The file has its length from the start and keeps it. A write is therefore one write in place and
/// one sync of nothing but content, a tenth of what a new file, its name and two syncs cost. It
/// leaves no content in the file but this one and the one before; [#overwrite] not even that. Where
/// the bytes go below the file is for the host: a copying file system or a flash drive may keep old
/// ones. Used by one thread at a time.
///
/// What a torn write leaves cannot be told from a place that the disk lost later: then the content
/// before counts. As everywhere in the flash, what was synced is taken to stay.
public final class TwoSlots implements AutoCloseable {

  private final Medium.OpenFile file;
  private long number;

  private TwoSlots(Medium.OpenFile file, long number) {
    this.file = file;
    this.number = number;
  }

  /// A record that was found.
  ///
  /// @param newest the newest content that is whole, which whoever takes it closes; empty if none
  ///   is
  public record Found(TwoSlots slots, Optional<SecretBytes> newest) {}

  /// Makes the file, with this content in both places: whole and durable, or not at all.
  ///
  /// @param content at most 4,052 bytes
  public static TwoSlots make(Medium medium, String name, SecretBytes content) throws IOException {
    byte[] file = new byte[Slot.COUNT * Slot.SIZE];
    for (int number = 0; number < Slot.COUNT; number++) {
      Slot slot = new Slot(number, content);
      byte[] encoded = slot.encode();
      System.arraycopy(encoded, 0, file, (int) slot.place(), encoded.length);
      Arrays.fill(encoded, (byte) 0);
    }
    try {
      medium.write(beside(name), file);
      medium.sync(beside(name));
      medium.rename(beside(name), name);
      medium.syncNames();
    } finally {
      Arrays.fill(file, (byte) 0);
    }
    return new TwoSlots(medium.open(name), Slot.COUNT - 1);
  }

  /// Finds the record in the file of this name, or nothing if there is no such file. The newest
  /// content then stands in both places: whatever a power cut kept from being overwritten is gone.
  public static Optional<Found> find(Medium medium, String name) throws IOException {
    medium.delete(beside(name));
    Optional<byte[]> file = medium.read(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Optional<Slot> newest = newest(name, file.get());
    Arrays.fill(file.get(), (byte) 0);
    try {
      return Optional.of(new Found(opened(medium, name, newest), newest.map(Slot::content)));
    } catch (IOException e) {
      newest.ifPresent(slot -> slot.content().close());
      throw e;
    }
  }

  private static TwoSlots opened(Medium medium, String name, Optional<Slot> newest)
      throws IOException {
    Medium.OpenFile file = medium.open(name);
    try {
      TwoSlots slots = new TwoSlots(file, newest.map(Slot::number).orElse(0L));
      if (newest.isPresent()) {
        slots.write(newest.get().content());
      }
      return slots;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static Optional<Slot> newest(String name, byte[] file) {
    Optional<Slot> first = Slot.decode(file, 0);
    Optional<Slot> second = Slot.decode(file, 1);
    if (first.isEmpty() || second.isEmpty()) {
      Optional<Slot> whole = first.or(() -> second);
      whole.ifPresent(slot -> warn(name, slot.number()));
      return whole;
    }
    boolean firstIsNewer = first.get().number() > second.get().number();
    (firstIsNewer ? second : first).get().content().close();
    return firstIsNewer ? first : second;
  }

  private static void warn(String name, long number) {
    Logger.warn(
        "one of two copies is torn or damaged, and the other counts file={} number={} lost={} or"
            + " {}",
        name,
        number,
        number - 1,
        number + 1);
  }

  private static String beside(String name) {
    return name + ".new";
  }

  /// Makes this the newest content. Durable on return; if it fails, either may be found later.
  public void write(SecretBytes content) throws IOException {
    Slot slot = new Slot(number + 1, content);
    byte[] encoded = slot.encode();
    try {
      file.write(slot.place(), encoded);
      file.sync();
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
    number = slot.number();
  }

  /// Makes this the only content: no place holds what was before. Durable on return.
  public void overwrite(SecretBytes content) throws IOException {
    write(content);
    write(content);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
