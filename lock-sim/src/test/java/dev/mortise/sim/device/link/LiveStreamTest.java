package dev.mortise.sim.device.link;

import static org.awaitility.Awaitility.await;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveStreamTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
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

  /// The pause between frames is short, and the links' thread carries all else meanwhile.
  @Test
  @Tag("LK-76")
  void aFrameThatTakesLongHoldsUpNoLinkAndIsAloneUnderWay() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch developed = new CountDownLatch(1);
    try (Studio studio = new Studio()) {
      LiveStream stream =
          studio.stream(
              () -> {
                begun.incrementAndGet();
                awaitUninterruptibly(developed);
                return NOON;
              });
      stream.start(studio.view());
      try {
        await().atMost(PATIENCE).until(() -> begun.get() == 1);
        CountDownLatch beats = new CountDownLatch(3);
        Future<?> beside = studio.threads.every(LiveStream.BEAT, beats::countDown);

        assertTrue(beats.await(30, TimeUnit.SECONDS));
        assertEquals(1, begun.get());
        beside.cancel(false);
      } finally {
        developed.countDown();
      }
      assertEquals(0, studio.frame().number());
      assertEquals(1, studio.frame().number());
      stream.end();
    }
  }

  @Test
  @Tag("LK-76")
  void aFrameThatFailsIsLeftOutAndTheViewGoesOn() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    try (Studio studio = new Studio()) {
      LiveStream stream =
          studio.stream(
              () -> {
                if (begun.incrementAndGet() <= 2) {
                  throw new UncheckedIOException(new IOException("the camera is blinded"));
                }
                return NOON;
              });
      stream.start(studio.view());

      assertEquals(CHALLENGE, studio.frame().challenge());
      stream.end();
    }
  }

  /// What the camera sees is for the app alone: no picture lies in a folder of the host meanwhile.
  @Test
  @Tag("LK-76")
  void aPictureIsMadeWithoutAFile(@TempDir Path folder) throws Exception {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    ImageIO.setCacheDirectory(cache.toFile());
    try {
      Files.delete(cache);

      assertTrue(Camera.picture(1, NOON).length > 0);
    } finally {
      ImageIO.setCacheDirectory(null);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// A lock before whose camera nothing happens, and an app that watches.
  private static final class Studio implements AutoCloseable {

    private final EntropySource entropy = EntropySource.seeded(3);
    private final AgreementKeyPair app = AgreementKeyPair.generate(entropy.next(), "app");
    private final FlashChip chip = new FlashChip();
    private final WorldClock world = WorldClock.manual(NOON);
    private final LinkThreads threads = LinkThreads.start(1);
    private final LockDevice device = LockDevice.open(LockSetup.usual(LockPlace.chip(chip), world));
    private final BlockingQueue<Octets> sent = new LinkedBlockingQueue<>();

    private LiveStream stream(Supplier<Instant> outdoors) {
      return new LiveStream(device, threads, entropy, outdoors, sent::add);
    }

    private LiveView view() {
      return new LiveView(CHALLENGE, app.publicKey());
    }

    private StreamFrame frame() throws Exception {
      Octets payload = sent.poll(30, TimeUnit.SECONDS);
      assertNotNull(payload);
      return StreamFrame.decode(payload);
    }

    @Override
    public void close() {
      device.close();
      threads.close();
      world.close();
      chip.close();
      app.close();
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
