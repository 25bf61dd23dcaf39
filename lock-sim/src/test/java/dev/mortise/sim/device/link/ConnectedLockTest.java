package dev.mortise.sim.device.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.lock.LockState;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.sim.accessory.Accessories;
import dev.mortise.sim.device.EntropySource;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.near.NearCall;
import dev.mortise.sim.link.near.NearLink;
import dev.mortise.sim.link.near.NearLinkPolicy;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ConnectedLockTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EntropySource entropy = EntropySource.secure(new SecureRandom());
  private final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));
  private final FlashChip chip = new FlashChip();
  private final LinkThreads threads = LinkThreads.start(1);
  private final LockDevice device = LockDevice.open(LockSetup.usual(LockPlace.chip(chip), world));
  private final AgreementKeyPair phone = AgreementKeyPair.generate(entropy.next(), "phone");
  private ConnectedLock lock;

  @BeforeEach
  void connectTheLock() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    lock =
        ConnectedLock.connect(
            device, threads, new LinkSetup(Optional.of(anyPort), Optional.empty()));
  }

  @AfterEach
  void closeEverything() {
    lock.close();
    device.close();
    threads.close();
    chip.close();
    world.close();
  }

  @Test
  void theLockKnowsWhoIsNear() {
    NearLink link = done(call());
    awaitNear(Set.of(phone.publicKey()));
    link.close();
    awaitNear(Set.of());
  }

  @Test
  @Tag("LK-61")
  void aPhoneThatWalksAwayIsLostAndCannotCall() {
    done(call());
    awaitNear(Set.of(phone.publicKey()));
    lock.moveTo(51);
    awaitNear(Set.of());
    assertThrows(CompletionException.class, () -> done(call()));
    lock.moveTo(49);
    done(call());
    awaitNear(Set.of(phone.publicKey()));
  }

  @Test
  void withoutPowerThereIsNoRadio() {
    done(call());
    awaitNear(Set.of(phone.publicKey()));
    AgreementKey key = lockKey();
    done(device.hands().takeBattery());
    assertThrows(CompletionException.class, () -> done(call(key)));
    done(device.hands().putBattery(false));
    done(call());
    awaitNear(Set.of(phone.publicKey()));
  }

  @Test
  void aLockWithoutACompanionIsNeverOnline() {
    assertFalse(lock.online());
    assertTrue(lock.network());
    lock.switchNetwork(false).join();
    assertFalse(lock.network());
  }

  @Test
  void aLockThatCannotBeConnectedLetsItsRadioGo(@TempDir Path folder) throws Exception {
    try (Accessories before =
        Accessories.beside(
            device,
            new Accessories.Place(Optional.of(folder), world),
            threads,
            lock.radioAddress().orElseThrow(),
            new SecureRandom())) {
      assertTrue(before.unbox(KeyRole.DOOR_SENSOR).isPresent());
    }
    InetAddress here = InetAddress.getLoopbackAddress();
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, here)) {
      port = free.getLocalPort();
    }
    WorldClock ended = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));
    ended.close();
    LinkSetup setup =
        new LinkSetup(
            Optional.of(new InetSocketAddress(here, port)),
            Optional.empty(),
            Optional.of(new Accessories.Place(Optional.of(folder), ended)));

    assertThrows(
        IllegalStateException.class, () -> ConnectedLock.connect(device, threads, setup).close());

    // The system frees a port a moment after its socket is closed.
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              new ServerSocket(port, 1, here).close();
              return true;
            });
  }

  @Test
  void aDistanceIsNotNegative() {
    assertThrows(IllegalArgumentException.class, () -> lock.moveTo(-1));
    assertThrows(IllegalArgumentException.class, () -> lock.moveTo(Double.NaN));
    assertEquals(0, lock.distance());
  }

  private CompletionStage<NearLink> call() {
    return call(lockKey());
  }

  private CompletionStage<NearLink> call(AgreementKey lockKey) {
    NearCall call =
        new NearCall(
            lock.radioAddress().orElseThrow(),
            device.id(),
            lockKey,
            phone,
            AgreementKeyPair.generate(entropy.next(), "ephemeral"));
    return NearLink.connect(threads, call, NearLinkPolicy.STANDARD);
  }

  private AgreementKey lockKey() {
    return mind().stored().identity().agreement().publicKey();
  }

  private LockState mind() {
    return device.view().mind().orElseThrow();
  }

  private void awaitNear(Set<AgreementKey> expected) {
    await()
        .atMost(PATIENCE)
        .until(() -> Set.copyOf(mind().live().links().near().values()).equals(expected));
  }

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
