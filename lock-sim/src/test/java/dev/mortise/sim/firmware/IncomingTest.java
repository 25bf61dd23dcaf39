package dev.mortise.sim.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.sim.flash.medium.FolderMedium;
import dev.mortise.sim.flash.slot.WatchedMedium;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is read of a slot when the same image, or another, is offered again.
class IncomingTest {

  private static final String NAME = "slot";
  private static final byte[] IMAGE = new byte[500];

  @TempDir private Path folder;
  private WatchedMedium medium = new WatchedMedium(new FolderMedium(Path.of(".")));

  @BeforeEach
  void watch() {
    medium = new WatchedMedium(new FolderMedium(folder));
  }

  private Incoming offered(FirmwareManifest manifest, String envelope) throws IOException {
    ImageFile.Head head = ImageFile.head(Octets.ofHex(envelope));
    return Incoming.of(medium, FirmwareSlot.B, NAME, head, manifest);
  }

  private static FirmwareManifest manifest(int version) {
    return FirmwareManifest.of("video-lock", new FirmwareVersion(version), IMAGE);
  }

  @Test
  @Tag("LK-85")
  void anImageThatIsOfferedAgainGoesOnWithoutTheSlotBeingRead() throws IOException {
    Octets piece = Octets.of(new byte[200]);
    try (Incoming first = offered(manifest(2), "aabb")) {
      ImageChunk chunk = new ImageChunk(manifest(2).digest(), 0, piece);
      assertEquals(Acknowledgement.TAKEN, first.take(chunk));
    }

    try (Incoming again = offered(manifest(2), "aabb")) {
      assertEquals(200, again.there());
    }
    assertFalse(medium.read.contains(NAME), medium.read::toString);
    assertTrue(medium.read.size() > 0, "the note beside it is read");
  }

  @Test
  @Tag("LK-85")
  void anotherWordOfTheMakersBeginsAnew() throws IOException {
    try (Incoming first = offered(manifest(2), "aabb")) {
      ImageChunk chunk = new ImageChunk(manifest(2).digest(), 0, Octets.of(new byte[200]));
      assertEquals(Acknowledgement.TAKEN, first.take(chunk));
    }
    try (Incoming other = offered(manifest(2), "aabc")) {
      assertEquals(0, other.there());
    }
  }
}
