package dev.mortise.companion.attack;

import static dev.mortise.protocol.link.Acknowledgement.FAILED;
import static dev.mortise.protocol.link.Acknowledgement.REFUSED;
import static dev.mortise.protocol.link.Acknowledgement.TAKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.authority.Refusal;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.protocol.message.command.CommandArguments.UpdateFirmware;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.protocol.message.request.OfferFirmware;
import dev.mortise.protocol.message.response.FirmwareNeed;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.route.NearRoute;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whoever has the companion brings firmware over the real device link as they like: they deny and
/// delay, and the lock takes none but the maker's that its administrator named.
@Timeout(120)
class FirmwareAttackTest {

  private static final FirmwareVersion TWO = new FirmwareVersion(2);
  private static final int MOST = ImageChunk.PIECE_BYTES_MAX;
  private static final byte[] IMAGE = new byte[3 * MOST + 5];

  static {
    new Random(7).nextBytes(IMAGE);
  }

  private static ImageFile image(FirmwareVersion version, SigningKeyPair maker) {
    return ImageFile.sign(FirmwareManifest.of("video-lock", version, IMAGE), IMAGE, maker);
  }

  private static SigningKeyPair stranger() {
    return SigningKeyPair.generate(
        SignatureAlgorithm.ED25519,
        Entropy.of(new SecureRandom().generateSeed(Entropy.SIZE)),
        "stranger");
  }

  private static void want(Siege siege, ImageFile file) throws IOException {
    FirmwareManifest manifest = file.claims().orElseThrow();
    try (NearRoute radio = siege.near(siege.identity)) {
      assertInstanceOf(
          Outcome.Done.class,
          siege.dialogue(radio).command(new UpdateFirmware(manifest.version(), manifest.digest())));
    }
  }

  private static int there(Siege siege, ImageFile file) throws MalformedCbor {
    Octets offer = new OfferFirmware(Optional.of(file.manifest())).encode();
    return FirmwareNeed.decode(siege.send(offer)).there().orElse(-1);
  }

  private static Refusal refusal(Siege siege, ImageFile file) throws MalformedCbor {
    Octets said = siege.send(new OfferFirmware(Optional.of(file.manifest())).encode());
    return assertInstanceOf(Response.Refused.class, Response.decode(said)).reason();
  }

  private static ImageChunk piece(ImageFile file, int from, int to) {
    return new ImageChunk(file.claims().orElseThrow().digest(), from, file.image().slice(from, to));
  }

  private static Acknowledgement give(Siege siege, ImageChunk piece) {
    return Siege.done(siege.link().send(piece, HostileCompanion.PATIENCE));
  }

  private static void finish(Siege siege, ImageFile file, int from) {
    for (int at = from; at < IMAGE.length; at += MOST) {
      ImageChunk piece = piece(file, at, Math.min(IMAGE.length, at + MOST));
      try {
        assertEquals(TAKEN, give(siege, piece));
      } catch (CompletionException e) {
        // The lock has all of it and restarts before it has said so.
        assertInstanceOf(LockUnreachable.class, e.getCause());
        assertEquals(IMAGE.length, piece.end());
      }
    }
    Siege.await(() -> siege.firmware().equals(TWO));
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-20")
  void aCutDownloadLeavesTheOldOneAndGoesOn() throws Exception {
    try (Siege siege = new Siege()) {
      ImageFile file = image(TWO, siege.maker);
      want(siege, file);
      assertEquals(0, there(siege, file));
      assertEquals(TAKEN, give(siege, piece(file, 0, MOST)));
      siege.reconnect();
      assertEquals(FirmwareVersion.FACTORY, siege.firmware());
      assertEquals(MOST, there(siege, file));
      assertEquals(TAKEN, give(siege, piece(file, MOST, 2 * MOST)));
      siege.restart();
      assertEquals(FirmwareVersion.FACTORY, siege.firmware());
      assertEquals(2 * MOST, there(siege, file));

      finish(siege, file, 2 * MOST);
    }
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-20")
  @Tag("SEC-3")
  void noOfferMovesTheLockToAnythingElse() throws Exception {
    try (Siege siege = new Siege()) {
      ImageFile file = image(TWO, siege.maker);
      assertEquals(-1, there(siege, file));
      assertEquals(REFUSED, give(siege, piece(file, 0, MOST)));
      want(siege, file);
      long events = siege.events().size();

      assertEquals(Refusal.INVALID_ARGUMENTS, refusal(siege, image(TWO, stranger())));
      assertEquals(
          Refusal.INVALID_ARGUMENTS, refusal(siege, image(new FirmwareVersion(3), siege.maker)));
      assertEquals(
          Refusal.INVALID_ARGUMENTS, refusal(siege, image(FirmwareVersion.FACTORY, siege.maker)));
      assertEquals(REFUSED, give(siege, piece(file, 0, MOST)));
      assertEquals(0, there(siege, file));
      assertEquals(events, siege.events().size());
      assertEquals(FirmwareVersion.FACTORY, siege.firmware());
    }
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-20")
  void piecesOutOfOrderDoubledOrTooLargeSpoilNothing() throws Exception {
    try (Siege siege = new Siege()) {
      ImageFile file = image(TWO, siege.maker);
      want(siege, file);
      assertEquals(0, there(siege, file));

      assertEquals(FAILED, give(siege, piece(file, MOST, 2 * MOST)));
      assertEquals(TAKEN, give(siege, piece(file, 0, MOST)));
      assertEquals(TAKEN, give(siege, piece(file, 0, MOST)));
      assertEquals(TAKEN, give(siege, piece(file, MOST, 2 * MOST)));
      assertEquals(TAKEN, give(siege, piece(file, 2 * MOST, 3 * MOST)));
      ImageChunk beyond =
          new ImageChunk(file.claims().orElseThrow().digest(), 3 * MOST, Octets.adopt(new byte[6]));
      assertEquals(REFUSED, give(siege, beyond));
      assertThrows(
          IllegalArgumentException.class,
          () -> new ImageChunk(beyond.image(), 0, Octets.adopt(new byte[MOST + 1])));
      assertEquals(3 * MOST, there(siege, file));
      assertEquals(FirmwareVersion.FACTORY, siege.firmware());

      finish(siege, file, 3 * MOST);
    }
  }

  @Test
  @Tag("SEC-20")
  void wrongBytesAreNeverStarted() throws Exception {
    try (Siege siege = new Siege()) {
      ImageFile file = image(TWO, siege.maker);
      want(siege, file);
      assertEquals(0, there(siege, file));
      for (int at = 0; at < IMAGE.length; at += MOST) {
        byte[] noise = new byte[Math.min(MOST, IMAGE.length - at)];
        assertEquals(
            TAKEN,
            give(
                siege,
                new ImageChunk(file.claims().orElseThrow().digest(), at, Octets.adopt(noise))));
      }
      assertEquals(-1, there(siege, file));
      siege.restart();
      assertEquals(FirmwareVersion.FACTORY, siege.firmware());

      want(siege, file);
      assertEquals(0, there(siege, file));
      finish(siege, file, 0);
    }
  }
}
