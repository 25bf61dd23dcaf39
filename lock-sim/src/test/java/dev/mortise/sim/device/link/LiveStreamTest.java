package dev.mortise.sim.device.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.link.LiveView;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.link.StreamFrame;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.seal.FrameSeal;
import dev.mortise.protocol.seal.Sealed;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.protocol.wifi.WifiOutcome;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.device.EntropySource;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.world.WorldClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveStreamTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Challenge CHALLENGE = new Challenge(Octets.ofHex("ab".repeat(16)));

  @Test
  @Tag("LK-76")
  void framesAreSealedToTheAppThatWatchesAndToNobodyElse() throws Exception {
    EntropySource entropy = EntropySource.seeded(3);
    try (AgreementKeyPair app = AgreementKeyPair.generate(entropy.next(), "app");
        AgreementKeyPair other = AgreementKeyPair.generate(entropy.next(), "other");
        FlashChip chip = new FlashChip();
        WorldClock world = WorldClock.manual(NOON);
        LinkThreads threads = LinkThreads.start(1);
        LockDevice device = LockDevice.open(LockSetup.usual(LockPlace.chip(chip), world))) {
      BlockingQueue<Octets> sent = new LinkedBlockingQueue<>();
      LiveStream stream = new LiveStream(device, threads, entropy, world::now, sent::add);
      stream.start(new LiveView(CHALLENGE, app.publicKey()));
      Identity lock = device.view().mind().orElseThrow().stored().identity();
      FrameSeal seal = new FrameSeal(lock.lockId(), lock.generation(), CHALLENGE);
      for (long number = 0; number < 2; number++) {
        Octets payload = sent.poll(30, TimeUnit.SECONDS);
        assertNotNull(payload);
        assertTrue(payload.size() <= StreamFrame.MAX_BYTES);
        StreamFrame frame = StreamFrame.decode(payload);
        assertEquals(number, frame.number());
        Sealed sealed = Sealed.parse(frame.sealed());
        byte[] picture =
            seal.open(number, sealed, app, lock.agreement().publicKey()).orElseThrow().reveal();
        assertArrayEquals(Camera.picture(number, NOON), picture);
        assertEquals(320, ImageIO.read(new ByteArrayInputStream(picture)).getWidth());
        assertEquals(
            Optional.empty(), seal.open(number, sealed, other, lock.agreement().publicKey()));
        assertEquals(
            Optional.empty(), seal.open(number + 1, sealed, app, lock.agreement().publicKey()));
      }
      stream.end();
    }
  }

  @Test
  @Tag("LK-26")
  void whatTheRadioHearsDecidesWhetherItJoins() {
    Surroundings surroundings = new Surroundings();
    WifiNetwork home =
        new WifiNetwork(
            "home", SecretBytes.adopt("correct horse".getBytes(StandardCharsets.UTF_8)));
    assertEquals(WifiOutcome.NO_SIGNAL, surroundings.join(home));
    surroundings.hear("home", new AccessPoint(AccessPoint.Heard.GHZ_2_4, "correct horse"));
    assertEquals(WifiOutcome.JOINED, surroundings.join(home));
    surroundings.hear("home", new AccessPoint(AccessPoint.Heard.GHZ_2_4, "battery staple"));
    assertEquals(WifiOutcome.WRONG_PASSWORD, surroundings.join(home));
    surroundings.hear("home", new AccessPoint(AccessPoint.Heard.GHZ_5, "correct horse"));
    assertEquals(WifiOutcome.FIVE_GHZ, surroundings.join(home));
    surroundings.hear("home", new AccessPoint(AccessPoint.Heard.FAINT, "correct horse"));
    assertEquals(WifiOutcome.NO_SIGNAL, surroundings.join(home));
    surroundings.hear("home", new AccessPoint(AccessPoint.Heard.GONE, ""));
    assertEquals(WifiOutcome.NO_SIGNAL, surroundings.join(home));
  }
}
