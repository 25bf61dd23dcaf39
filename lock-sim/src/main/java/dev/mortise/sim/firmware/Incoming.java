package dev.mortise.sim.firmware;

import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.medium.Medium;
import dev.mortise.sim.flash.medium.Medium.OpenFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// An image that comes piece by piece into a slot, which is filled with zeros before. A piece is
/// taken only where the one before it ends, and is durable before it is acknowledged: after a power
/// cut the image goes on where it was. Nothing is written twice but a piece that was cut before it
/// was noted. It belongs to the lock's thread.
public final class Incoming implements AutoCloseable {

  private final ImageFile.Head head;
  private final FirmwareManifest manifest;
  private final OpenFile file;
  private final ArrivalNote note;

  private Incoming(
      ImageFile.Head head, FirmwareManifest manifest, OpenFile file, ArrivalNote note) {
    this.head = head;
    this.manifest = manifest;
    this.file = file;
    this.note = note;
  }

  static Incoming of(
      Medium medium, FirmwareSlot slot, String name, ImageFile.Head head, FirmwareManifest manifest)
      throws IOException {
    Optional<ArrivalNote> known =
        isBegun(medium.beginning(name, head.imageAt()), head, manifest)
            ? ArrivalNote.find(medium, slot, manifest.digest())
            : Optional.empty();
    ArrivalNote note = known.isPresent() ? known.get() : begin(medium, slot, name, head, manifest);
    try {
      return new Incoming(head, manifest, medium.open(name), note);
    } catch (IOException e) {
      note.close();
      throw e;
    }
  }

  /// What comes before the image tells whose it is; of the image itself, which may have megabytes,
  /// nothing is read.
  private static boolean isBegun(
      Optional<Medium.Beginning> file, ImageFile.Head head, FirmwareManifest manifest) {
    return file.isPresent()
        && file.get().length() == head.imageAt() + manifest.size()
        && file.get().bytes().equals(Octets.adopt(head.bytes()));
  }

  /// Whatever was noted of the slot is forgotten before the slot is erased.
  private static ArrivalNote begin(
      Medium medium, FirmwareSlot slot, String name, ImageFile.Head head, FirmwareManifest manifest)
      throws IOException {
    ArrivalNote.forget(medium);
    medium.write(name, Arrays.copyOf(head.bytes(), head.imageAt() + manifest.size()));
    medium.sync(name);
    medium.syncNames();
    return ArrivalNote.begin(medium, slot, manifest.digest());
  }

  /// How much of the image is there, in bytes.
  public int there() {
    return note.there();
  }

  /// Whether all of it is there.
  public boolean isWhole() {
    return there() == manifest.size();
  }

  /// Takes a piece. One that is there already is acknowledged again; one that does not follow is
  /// not taken; one of another image or beyond the end is refused.
  ///
  /// @throws FlashFailed if the slot cannot be written
  public Acknowledgement take(ImageChunk piece) {
    if (!piece.image().equals(manifest.digest()) || piece.end() > manifest.size()) {
      return Acknowledgement.REFUSED;
    }
    if (piece.end() <= there()) {
      return Acknowledgement.TAKEN;
    }
    if (piece.offset() != there()) {
      return Acknowledgement.FAILED;
    }
    try {
      file.write(head.imageAt() + piece.offset(), piece.piece().copy());
      file.sync();
      note.there((int) piece.end());
    } catch (IOException e) {
      throw new FlashFailed("the firmware slot cannot be written: " + e.getMessage(), e);
    }
    return Acknowledgement.TAKEN;
  }

  @Override
  public void close() {
    try (note) {
      file.close();
    } catch (IOException e) {
      throw new FlashFailed("the firmware slot cannot be closed: " + e.getMessage(), e);
    }
  }
}
