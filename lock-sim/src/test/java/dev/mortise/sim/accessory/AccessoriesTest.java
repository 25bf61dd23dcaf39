package dev.mortise.sim.accessory;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockEffect;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments.AddAccessory;
import dev.mortise.protocol.message.command.CommandArguments.RemoveAccessory;
import dev.mortise.protocol.qr.DeviceCode;
import dev.mortise.sim.accessory.RemoteController.Pressed;
import dev.mortise.sim.cause.Happened;
import dev.mortise.sim.device.link.WiredLock;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Remote controller and door sensor beside a lock, over its radio.
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class AccessoriesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));
  private final LinkThreads threads = LinkThreads.start(1);
  private WiredLock lock;

  @BeforeEach
  void open() throws IOException {
    lock = new WiredLock(world, threads);
    world.turn(Duration.ofMinutes(5));
  }

  @AfterEach
  void close() {
    lock.close();
    threads.close();
    world.close();
  }

  private DeviceCode unbox(String word) {
    String told = assertInstanceOf(Happened.Told.class, lock.cause(word + " new")).text();
    return told.lines().flatMap(line -> DeviceCode.scan(line).stream()).findFirst().orElseThrow();
  }

  private DeviceCode add(DeviceCode code) {
    Outcome outcome =
        lock.command(
            new AddAccessory(
                code.role(), code.signingKey(), code.agreementKey(), new DisplayName("Device")));
    assertInstanceOf(Outcome.Done.class, outcome, outcome.why());
    return code;
  }

  private DoorState leaf() {
    return lock.device().view().mind().orElseThrow().live().doorway().leaf();
  }

  @Test
  @Tag("LK-56")
  @Tag("LK-54")
  void anAddedRemoteControllerOpensTheDoor() {
    DeviceCode code = unbox("remote");
    assertInstanceOf(Happened.Told.class, lock.cause("remote press"));
    assertEquals(BoltState.LOCKED, lock.bolt());

    add(code);
    assertInstanceOf(Happened.Done.class, lock.cause("remote press"));
    world.turn(Duration.ofSeconds(1));
    assertEquals(BoltState.UNLOCKED, lock.bolt());
    world.turn(Duration.ofSeconds(20));

    assertInstanceOf(Outcome.Done.class, lock.command(new RemoveAccessory(code.signingKey().id())));
    assertInstanceOf(Happened.Told.class, lock.cause("remote press"));
    assertEquals(BoltState.LOCKED, lock.bolt());
  }

  @Test
  @Tag("LK-56")
  @Tag("LK-83")
  void aPressWhileTheBoltIsWithdrawnKeepsItSoForAnotherTenSeconds() {
    add(unbox("remote"));
    lock.cause("remote press");
    world.turn(Duration.ofSeconds(9));
    assertEquals(BoltState.UNLOCKED, lock.bolt());

    assertInstanceOf(Happened.Done.class, lock.cause("remote press"));
    world.turn(Duration.ofSeconds(9));
    assertEquals(BoltState.UNLOCKED, lock.bolt());
    world.turn(Duration.ofSeconds(3));
    assertEquals(BoltState.LOCKED, lock.bolt());
  }

  @Test
  @Tag("LK-55")
  @Tag("D-10")
  void theSensorSaysHowTheDoorStandsAndFallsSilent() {
    add(unbox("sensor"));
    assertEquals(DoorState.UNKNOWN, leaf());

    lock.cause("sensor closed");
    assertEquals(DoorState.CLOSED, leaf());
    world.turn(Duration.ofHours(1)); // It goes on saying so by itself.
    assertEquals(DoorState.CLOSED, leaf());
    lock.cause("press %s ok".formatted(WiredLock.CODE));
    world.turn(Duration.ofSeconds(1));
    lock.cause("door open"); // The sensor is on the leaf.
    assertEquals(DoorState.OPEN, leaf());
    lock.cause("sensor away");
    lock.cause("door close");
    world.turn(Duration.ofMinutes(11));

    assertEquals(DoorState.UNKNOWN, leaf());
    lock.cause("sensor closed");
    assertEquals(DoorState.CLOSED, leaf());
  }

  @Test
  @Tag("LK-55")
  void theSensorsWordLeadsToAjarAndForcedAlarms() throws Exception {
    add(unbox("sensor"));
    lock.cause("sensor closed");

    lock.cause("sensor open");
    assertEquals(DoorState.FORCED_OPEN, leaf());
    lock.cause("sensor closed");
    lock.cause("press %s ok".formatted(WiredLock.CODE));
    world.turn(Duration.ofSeconds(1));
    lock.cause("sensor open");
    world.turn(Duration.ofSeconds(61));

    assertEquals(DoorState.AJAR, leaf());
    List<String> alarms = new ArrayList<>();
    for (var entry : lock.device().journal().from(1, 1_000).toCompletableFuture().get()) {
      if (EventMessage.decode(entry.payload()).event() instanceof LockEvent.Alarm(var code)) {
        alarms.add(code.wireText());
      }
    }
    assertEquals(List.of("door-forced-open", "door-ajar"), alarms);
  }

  @Test
  @Tag("SEC-27")
  void aJammedPressReleasedLaterAndARecordedOneOpenNothing(@TempDir Path folder) throws Exception {
    int commandFrame = 4; // Two of the handshake, the question, the command.
    try (RecordingRelay relay = new RecordingRelay(lock.radio(), commandFrame);
        Accessories beyond = beyond(relay, folder)) {
      add(beyond.unbox(KeyRole.REMOTE_CONTROLLER).orElseThrow());
      List<LockEffect> moves = moves();

      CompletableFuture<Pressed> press = beyond.remote().press().toCompletableFuture();
      relay.awaitHeld();
      world.turn(Duration.ofSeconds(11));
      relay.release();

      assertInstanceOf(Pressed.NotOpened.class, press.get());
      assertEquals(List.of(), moves);
      assertEquals(4, relay.recorded().size());
      relay.playAgain();
      relay.playAgain();
      assertEquals(List.of(), moves);
      assertEquals(BoltState.LOCKED, lock.bolt());
    }
  }

  @Test
  @Tag("SEC-27")
  void aPressThatOpenedOpensNothingWhenPlayedAgain(@TempDir Path folder) throws Exception {
    try (RecordingRelay relay = new RecordingRelay(lock.radio(), 0);
        Accessories beyond = beyond(relay, folder)) {
      add(beyond.unbox(KeyRole.REMOTE_CONTROLLER).orElseThrow());
      assertInstanceOf(
          Pressed.Opening.class,
          lock.whileTimePasses(beyond.remote().press().toCompletableFuture()));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                world.turn(Duration.ofSeconds(1));
                return lock.bolt() == BoltState.LOCKED;
              });
      List<LockEffect> moves = moves();

      relay.playAgain();
      lock.cause("battery out");
      lock.cause("battery in");
      relay.playAgain();

      assertEquals(List.of(), moves);
      assertEquals(BoltState.LOCKED, lock.bolt());
    }
  }

  /// Every run of the motor from now on.
  private List<LockEffect> moves() {
    List<LockEffect> moves = new CopyOnWriteArrayList<>();
    lock.device()
        .follow(
            decision ->
                decision.effects().stream()
                    .filter(LockEffect.DriveBolt.class::isInstance)
                    .forEach(moves::add));
    return moves;
  }

  private Accessories beyond(RecordingRelay relay, Path folder) {
    return Accessories.beside(
        lock.device(),
        new Accessories.Place(Optional.of(folder), world),
        threads,
        relay.address(),
        new SecureRandom());
  }

  @Test
  void aDeviceIsTheSameAfterARestartAndItsFileIsItsOwners(@TempDir Path folder) throws Exception {
    Accessories.Place place = new Accessories.Place(Optional.of(folder), world);
    DeviceCode code;
    try (Accessories first =
        Accessories.beside(lock.device(), place, threads, lock.radio(), new SecureRandom())) {
      code = add(first.unbox(KeyRole.DOOR_SENSOR).orElseThrow());
      assertInstanceOf(
          Outcome.Done.class, first.sensor().senses(false).toCompletableFuture().get());
    }

    try (Accessories second =
        Accessories.beside(lock.device(), place, threads, lock.radio(), new SecureRandom())) {
      assertTrue(second.sensor().exists());
      assertInstanceOf(
          Outcome.Done.class, second.sensor().senses(true).toCompletableFuture().get());
    }

    Path file = folder.resolve("sensor");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertFalse(Files.readString(file).contains(code.text()));
  }

  @Test
  void aDeviceWhoseFileIsSpoiltCountsAsNoneUntilAnotherIsTakenOut(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("remote"), "spoilt");
    Files.writeString(folder.resolve("sensor"), "spoilt");
    try (Accessories beside =
        Accessories.beside(
            lock.device(),
            new Accessories.Place(Optional.of(folder), world),
            threads,
            lock.radio(),
            new SecureRandom())) {
      assertFalse(beside.sensor().exists());
      Outcome unheard = beside.sensor().senses(false).toCompletableFuture().get();
      assertTrue(unheard.why().contains(folder.resolve("sensor").toString()), unheard.why());
      assertTrue(unheard.why().endsWith("take another out: sensor new"), unheard.why());
      String why =
          assertInstanceOf(
                  Pressed.NotOpened.class, beside.remote().press().toCompletableFuture().get())
              .why();
      assertTrue(why.contains(folder.resolve("remote").toString()), why);
      assertTrue(why.endsWith("take another out: remote new"), why);

      add(beside.unbox(KeyRole.DOOR_SENSOR).orElseThrow());

      assertInstanceOf(
          Outcome.Done.class, beside.sensor().senses(false).toCompletableFuture().get());
    }
  }
}
