package dev.mortise.sim.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.body.Screen;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.PairingDialogue;
import dev.mortise.sim.phone.dialogue.PairingDialogue.Ended;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.sim.phone.route.NearRoute;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A phone that pairs at a real radio and tells the lock its wireless network.
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class PairingNetworkTest {

  private static final String PASSWORD = "correct horse battery staple";

  private final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));
  private final LinkThreads threads = LinkThreads.start(1);
  private final SecureRandom random = new SecureRandom();
  private final PhoneKeys phone = PhoneKeys.generate(Entropy.of(random.generateSeed(Entropy.SIZE)));
  private final FlashChip chip = new FlashChip();
  private final LockDevice device = LockDevice.open(LockSetup.usual(LockPlace.chip(chip), world));
  private final ConnectedLock lock;

  PairingNetworkTest() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    lock =
        ConnectedLock.connect(
            device, threads, new LinkSetup(Optional.of(anyPort), Optional.empty()));
  }

  @BeforeEach
  void makeAdministrator() {
    done(device.hands().press(KeySequence.of("cancel ok 135790 ok 135790 ok")));
    lock.hear("home", new AccessPoint(AccessPoint.Heard.GHZ_2_4, PASSWORD));
  }

  @AfterEach
  void close() {
    lock.close();
    device.close();
    chip.close();
    threads.close();
    world.close();
  }

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private Ended.Paired pair(String name, String password) throws IOException {
    done(device.hands().moveCover(true));
    done(device.hands().holdSet());
    done(device.hands().press(KeySequence.of("135790 ok")));
    PairingCode code =
        assertInstanceOf(Screen.PairingQr.class, device.view().panel().screen()).code();
    LockIdentity shown =
        new LockIdentity(
            code.lock(), code.generation(), new PartyKeys(code.signingKey(), code.agreementKey()));
    try (NearRoute radio =
            NearRoute.call(threads, lock.radioAddress().orElseThrow(), shown, phone, random);
        SecretBytes secret = SecretBytes.adopt(password.getBytes(StandardCharsets.UTF_8))) {
      return assertInstanceOf(
          Ended.Paired.class,
          new PairingDialogue(phone, radio, random)
              .pair(
                  code,
                  new AccountId("owner"),
                  new DisplayName("Phone"),
                  Optional.empty(),
                  Optional.of(new WifiNetwork(name, secret))));
    }
  }

  private StoredState stored() {
    return device.view().mind().orElseThrow().stored();
  }

  @Test
  @Tag("LK-26")
  @Tag("LK-27")
  void theLockIsInTheNetworkThatThePhoneNamedWhilePairing() throws IOException {
    assertEquals(Optional.of(Receipt.JOINED), pair("home", PASSWORD).wireless());
    assertEquals("home", stored().wifi().orElseThrow().name());
    assertEquals(1, stored().access().keys().size());
  }

  @Test
  @Tag("LK-26")
  @Tag("LK-27")
  void whatIsWrongWithItIsNamedAndThePhoneIsPaired() throws IOException {
    assertEquals(Optional.of("wifi-wrong-password"), pair("home", "wrong").wireless());
    assertEquals(Optional.empty(), stored().wifi());
    assertEquals(1, stored().access().keys().size());
  }

  @Test
  @Tag("LK-27")
  @Tag("SEC-20")
  void theFlashHoldsNoPasswordInTheClear() throws IOException {
    assertEquals(Optional.of(Receipt.JOINED), pair("home", PASSWORD).wireless());
    assertTrue(done(device.hands().dumpFlash("copy")));
    for (String file : new String[] {"flash.db", "dump-copy", "secure-element"}) {
      chip.read(file)
          .ifPresent(
              bytes ->
                  assertFalse(
                      new String(bytes, StandardCharsets.ISO_8859_1).contains(PASSWORD), file));
    }
    assertTrue(chip.read("dump-copy").isPresent());
  }
}
