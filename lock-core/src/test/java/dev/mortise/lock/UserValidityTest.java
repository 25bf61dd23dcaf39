package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.OperationError;
import dev.mortise.lock.step.request.Listing;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A user's validity, as the app sets it.
class UserValidityTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex GUEST = new UserIndex(2);
  private static final String PASSCODE = "2468024";
  private static final Instant NOON = LockBench.MORNING.plus(Duration.ofHours(4));
  private static final Validity UNTIL_NOON = new Validity(Optional.empty(), Optional.of(NOON));
  private static final Validity FROM_NOON = new Validity(Optional.of(NOON), Optional.empty());

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
  private final EnrolledKey theirs;
  private final CredentialRef finger;

  UserValidityTest() {
    bench.user(2, Role.USER, PASSCODE);
    finger = bench.fingerprint(GUEST, false);
    theirs = bench.app(2, KeyRole.USER, Optional.of(GUEST));
    bench.turnThePage();
  }

  @Test
  @Tag("LK-10")
  void appChangesTheValidityAndEveryoneLearnsOfIt() {
    var before = bench.state().stored().access().version().number();

    assertEquals("done", change(GUEST, UNTIL_NOON));

    assertEquals(
        List.of(new LockEvent.UserChange(Change.CHANGED, GUEST, Maker.of(OWNER, app.id()))),
        bench.events());
    assertTrue(bench.state().stored().access().version().number() > before);
    assertEquals(
        UNTIL_NOON, Listing.of(bench.state().stored()).users().getLast().terms().validity());
  }

  @Test
  @Tag("LK-10")
  void everyCredentialIsRefusedAsRestrictedOutsideTheValidity() {
    change(GUEST, FROM_NOON);
    bench.turnThePage();

    bench.press(PASSCODE + "o");
    bench.finger(finger.index());
    assertFalse(bench.droveBolt());
    assertEquals(
        List.of(OperationError.RESTRICTED, OperationError.RESTRICTED),
        bench.events(LockEvent.OperationRefused.class).stream()
            .map(LockEvent.OperationRefused::error)
            .toList());
    assertEquals(List.of(Prompt.RESTRICTED, Prompt.RESTRICTED), bench.prompts());
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
    assertEquals("restricted", near(theirs, new CommandArguments.Unlock()));
    assertEquals("restricted", near(theirs, new CommandArguments.Lock()));
    assertEquals(
        List.of(OperationError.RESTRICTED, OperationError.RESTRICTED),
        bench.events(LockEvent.OperationRefused.class).stream()
            .filter(refused -> refused.key().equals(Optional.of(theirs.id())))
            .map(LockEvent.OperationRefused::error)
            .toList());
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("LK-10")
  void validityBeginsAndEndsToTheMillisecond() {
    change(GUEST, new Validity(Optional.of(NOON), Optional.of(NOON.plusSeconds(60))));

    assertFalse(opensAt(NOON.minusMillis(1)));
    assertTrue(opensAt(NOON));
    assertTrue(opensAt(NOON.plusMillis(59_999)));
    assertFalse(opensAt(NOON.plusSeconds(60)));
  }

  @Test
  @Tag("LK-10")
  @Tag("D-17")
  void unknownTimeIsOutsideAndASetTimeIsInside() {
    change(GUEST, UNTIL_NOON);
    bench.pullBattery();

    bench.turnThePage().press(PASSCODE + "o");
    assertFalse(bench.droveBolt());
    assertEquals("restricted", near(theirs, new CommandArguments.Unlock()));

    assertEquals("done", near(app, new CommandArguments.SetTime(LockBench.MORNING)));
    bench.turnThePage().press(PASSCODE + "o");
    assertTrue(bench.droveBolt());
  }

  @Test
  @Tag("LK-10")
  void validityIsTakenAwayAgain() {
    change(GUEST, FROM_NOON);
    assertEquals("done", change(GUEST, Validity.ALWAYS));

    assertTrue(opensAt(LockBench.MORNING));
  }

  @Test
  @Tag("LK-8")
  void lastAdministratorGetsNoValidityThatEndsOrHasEnded() {
    assertEquals("last-administrator", change(OWNER, UNTIL_NOON));
    assertEquals(
        "last-administrator",
        change(
            OWNER, new Validity(Optional.empty(), Optional.of(LockBench.MORNING.minusMillis(1)))));
    assertEquals(
        Validity.ALWAYS,
        bench.state().stored().household().user(OWNER).orElseThrow().terms().validity());
    assertTrue(bench.events().isEmpty());
  }

  /// One who is bound to time at all could not even say what time it is, once the battery was out.
  @Test
  @Tag("LK-8")
  @Tag("D-17")
  void lastAdministratorIsBoundToNoTime() {
    assertEquals("last-administrator", change(OWNER, FROM_NOON));
  }

  @Test
  @Tag("LK-8")
  void anAdministratorWhoseValidityEndsIsNoSecondOne() {
    bench.user(3, Role.ADMINISTRATOR, "8642086");
    assertEquals("done", change(new UserIndex(3), UNTIL_NOON));

    assertEquals("last-administrator", change(OWNER, UNTIL_NOON));
    assertEquals("last-administrator", near(app, new CommandArguments.DeleteUser(OWNER)));

    assertEquals("done", change(new UserIndex(3), Validity.ALWAYS));
    assertEquals("done", change(OWNER, UNTIL_NOON));
  }

  private boolean opensAt(Instant time) {
    bench.pass(Duration.ofMinutes(1));
    bench.wall(Optional.of(time));
    bench.turnThePage().press(PASSCODE + "o");
    return bench.droveBolt();
  }

  private String change(UserIndex user, Validity validity) {
    return near(app, new ChangeUser(user, TermsChange.to(validity)));
  }

  private String near(EnrolledKey key, CommandArguments arguments) {
    return bench.command(key, Channel.NEAR, arguments).orElseThrow().result().wireText();
  }
}
