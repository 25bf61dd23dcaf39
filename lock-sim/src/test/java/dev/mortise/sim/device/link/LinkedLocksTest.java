package dev.mortise.sim.device.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Refusal;
import dev.mortise.authority.device.LinkTerms;
import dev.mortise.authority.device.LinkedLock;
import dev.mortise.door.BoltState;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.Prompt;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.Signer;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.LinkFrom;
import dev.mortise.protocol.message.command.CommandArguments.LinkTo;
import dev.mortise.protocol.message.command.CommandArguments.UnlockAsLinked;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.world.WorldClock;
import dev.mortise.user.UserIndex;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Two locks that talk over their radios.
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class LinkedLocksTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final UserIndex ADMINISTRATOR = new UserIndex(1);

  private final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));
  private final LinkThreads threads = LinkThreads.start(1);
  private WiredLock front;
  private WiredLock back;

  @BeforeEach
  void openBoth() throws IOException {
    front = new WiredLock(world, threads);
    back = new WiredLock(world, threads);
    world.turn(Duration.ofMinutes(5));
  }

  @AfterEach
  void closeBoth() {
    front.close();
    back.close();
    threads.close();
    world.close();
  }

  private void link(UserIndex user) {
    assertDone(
        back.command(
            new LinkFrom(
                front.self().signingKey(),
                front.self().agreement().publicKey(),
                new DisplayName("Front"),
                new LinkTerms(new TreeSet<>(Set.of(user)), LinkTerms.USUAL_RELOCK))));
    back.cause("press %s ok".formatted(WiredLock.CODE));
    assertDone(
        front.command(
            new LinkTo(
                LinkedLock.of(
                    back.self().lockId(),
                    back.self().generation(),
                    back.self().signingKey(),
                    back.self().agreement().publicKey(),
                    new DisplayName("Back"),
                    Set.of(user)))));
    front.cause("neighbour 127.0.0.1:%d 20m".formatted(back.radio().getPort()));
    world.turn(Duration.ofMinutes(1));
    assertEquals(BoltState.LOCKED, back.bolt());
  }

  private static void assertDone(Outcome outcome) {
    assertInstanceOf(Outcome.Done.class, outcome, outcome.why());
  }

  /// Opens the front door from outside.
  private void openFront() {
    front.cause("press %s ok".formatted(WiredLock.CODE));
  }

  private void awaitBack(BoltState state) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              world.turn(Duration.ofMillis(50));
              return back.bolt() == state;
            });
  }

  private void awaitShutWord() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              world.turn(Duration.ofMillis(50));
              return front.said(Prompt.LINKED_LOCK_SHUT);
            });
    assertEquals(BoltState.LOCKED, back.bolt());
  }

  @Test
  @Tag("LK-40")
  @Tag("LK-39")
  void openingTheFrontDoorFromOutsideUnlocksTheBackDoor() {
    link(ADMINISTRATOR);

    openFront();

    awaitBack(BoltState.UNLOCKED);
    assertFalse(front.said(Prompt.LINKED_LOCK_SHUT));
  }

  @Test
  @Tag("LK-41")
  @Tag("D-12")
  void theBackDoorLocksAgainAfterTenSeconds() {
    link(ADMINISTRATOR);
    assertDone(
        back.command(
            new CommandArguments.ChangeSetting(
                new SettingName("auto-relock-seconds"), new SettingValue.Amount(0))));

    openFront();
    awaitBack(BoltState.UNLOCKED);
    world.turn(Duration.ofSeconds(9));
    assertEquals(BoltState.UNLOCKED, back.bolt());
    world.turn(Duration.ofSeconds(2));

    assertEquals(BoltState.LOCKED, back.bolt());
  }

  @Test
  @Tag("LK-40")
  @Tag("SEC-11")
  @Tag("SEC-28")
  void neitherHandleNorKeyUnlocksTheBackDoor() {
    link(ADMINISTRATOR);
    List<LockEffect> called = new CopyOnWriteArrayList<>();
    front.device().follow(decision -> called.addAll(callsOf(decision)));

    front.cause("handle down");
    front.cause("handle up");
    front.cause("key unlock");
    front.cause("key lock");
    world.turn(Duration.ofSeconds(1));
    assertEquals(List.of(), called);
    assertEquals(BoltState.LOCKED, back.bolt());

    openFront(); // What does set it off still does: nothing was broken all along.
    awaitBack(BoltState.UNLOCKED);
    assertEquals(1, called.size());
  }

  @Test
  @Tag("LK-40")
  void aBackLockOutOfRangeStaysShutAndWhoOpenedHearsOfIt() {
    link(ADMINISTRATOR);
    front.cause("neighbour 127.0.0.1:%d 51m".formatted(back.radio().getPort()));

    openFront();

    awaitShutWord();
    world.turn(Duration.ofSeconds(1));
    assertEquals(BoltState.UNLOCKED, front.bolt());
  }

  @Test
  @Tag("D-6")
  @Tag("D-12")
  void aBackLockInPrivacyModeStaysShut() {
    link(ADMINISTRATOR);
    assertDone(back.command(new CommandArguments.SetMode(OperatingMode.PRIVACY)));

    openFront();

    awaitShutWord();
  }

  @Test
  @Tag("D-12")
  void aBackLockThatIsLockedOutStaysShut() {
    link(ADMINISTRATOR);
    for (int i = 0; i < 5; i++) {
      back.cause("press 987123 ok");
    }
    assertTrue(back.stored().lockOut().isOn());

    openFront();

    awaitShutWord();
  }

  @Test
  @Tag("D-12")
  void thereIsNoEchoThoughEachFollowsTheOther() {
    link(ADMINISTRATOR);
    WiredLock first = front;
    WiredLock second = back;
    front = second;
    back = first;
    link(ADMINISTRATOR);
    front = first;
    back = second;
    List<LockEffect> called = new CopyOnWriteArrayList<>();
    first.device().follow(decision -> called.addAll(callsOf(decision)));
    second.device().follow(decision -> called.addAll(callsOf(decision)));

    openFront();
    awaitBack(BoltState.UNLOCKED);
    world.turn(Duration.ofSeconds(30));

    assertEquals(1, called.size());
    assertEquals(BoltState.LOCKED, front.bolt());
    assertEquals(BoltState.LOCKED, back.bolt());
  }

  private static List<LockEffect> callsOf(Decision decision) {
    return decision.effects().stream().filter(LockEffect.OpenLinked.class::isInstance).toList();
  }

  /// The front lock asks the back lock to open along, by these keys and whatever its book says.
  private Outcome callBack(Signer signer, AgreementKeyPair agreement) {
    return back.command(signer, agreement, new UnlockAsLinked(ADMINISTRATOR));
  }

  /// Its signing key is the secure element's for good; the one for handshakes went, and with it
  /// what the back lock knows it by.
  @Test
  @Tag("SEC-28")
  @Tag("LK-29")
  void afterAResetTheFrontLockOpensNothingAnyMore() {
    link(ADMINISTRATOR);
    SigningKey known = front.self().signingKey();
    AgreementKey secret = front.self().agreement().publicKey();
    assertDone(callBack(front.device().signer(), front.self().agreement()));
    world.turn(Duration.ofMinutes(1));
    assertEquals(BoltState.LOCKED, back.bolt());
    front.cause("battery out");
    front.cause("battery in set");
    front.cause("press ok");

    assertTrue(front.stored().devices().links().opens().isEmpty());
    front.cause("press cancel ok 246802 ok 246802 ok");
    world.turn(Duration.ofMinutes(1));
    front.cause("press 246802 ok");
    world.turn(Duration.ofSeconds(2));
    assertEquals(BoltState.UNLOCKED, front.bolt());
    assertEquals(known, front.self().signingKey());
    assertNotEquals(secret, front.self().agreement().publicKey());
    Outcome outcome = callBack(front.device().signer(), front.self().agreement());
    assertEquals(new Outcome.Refused(Refusal.UNKNOWN_KEY, false), outcome);
    world.turn(Duration.ofSeconds(2));
    assertEquals(BoltState.LOCKED, back.bolt());
  }
}
