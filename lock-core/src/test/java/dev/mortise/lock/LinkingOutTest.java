package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.device.DeviceBook;
import dev.mortise.authority.device.LinkedLock;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The lock that is opened first: whose openings another lock follows.
class LinkingOutTest {

  private static final LockId BACK = new LockId(new UUID(3, 4));
  private static final CommandArguments UNLOCK = new CommandArguments.Unlock();

  private final LockBench bench = new LockBench();
  private final UserIndex ann = bench.user(1, Role.ADMINISTRATOR, "135790");
  private final UserIndex bo = bench.user(2, Role.USER, "246802");
  private final EnrolledKey administrator = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(ann));

  @BeforeEach
  void link() {
    bench.setUp(withLink(bench.state().stored(), 6, 2));
    bench.turnThePage();
  }

  /// A state in which another lock follows these users.
  ///
  /// @param number whose keys the other lock has
  static StoredState withLink(StoredState stored, int number, int... users) {
    return stored.with(
        stored.devices().with(stored.devices().links().with(link(number, users)).orElseThrow()));
  }

  private static LinkedLock link(int number, int... users) {
    Set<UserIndex> named = IntStream.of(users).mapToObj(UserIndex::new).collect(Collectors.toSet());
    return LinkedLock.of(
        BACK,
        Generation.FIRST,
        BenchHousehold.signing(number).publicKey(),
        BenchHousehold.agreement(number).publicKey(),
        new DisplayName("Back door"),
        named);
  }

  private List<UserIndex> called() {
    return bench.effects().stream()
        .filter(LockEffect.OpenLinked.class::isInstance)
        .map(effect -> ((LockEffect.OpenLinked) effect).user())
        .toList();
  }

  @Test
  @Tag("LK-40")
  void anOpeningFromOutsideByANamedUserIsFollowed() {
    bench.press("246802o");

    assertEquals(List.of(bo), called());
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-40")
  void aFingerAndAnAppBesideTheDoorAreFollowedToo() {
    bench.finger(bench.fingerprint(bo, false).index());
    EnrolledKey app = bench.app(2, KeyRole.USER, Optional.of(bo));
    bench.command(app, Channel.NEAR, UNLOCK);

    assertEquals(List.of(bo, bo), called());
  }

  @Test
  @Tag("LK-40")
  void openingFromInsideIsNotFollowed() {
    bench.moveByHand(new LockInput.HandlePressed(), true);

    assertTrue(bench.isOpen());
    assertEquals(List.of(), called());
  }

  @Test
  @Tag("SEC-28")
  void anUnnamedUserTheKeyAndAVisitorAreNotFollowed() {
    bench.press("135790o");
    bench.command(administrator, Channel.NEAR, UNLOCK);
    bench.moveByHand(new LockInput.MechanicalKeyTurned(true), true);
    bench.command(bench.app(3, KeyRole.VISITOR, Optional.of(bo)), Channel.NEAR, UNLOCK);
    bench.command(bench.app(4, KeyRole.REMOTE_CONTROLLER, Optional.empty()), Channel.NEAR, UNLOCK);

    assertTrue(bench.isOpen());
    assertEquals(List.of(), called());
  }

  @Test
  @Tag("SEC-11")
  @Tag("SEC-28")
  void anOpeningFromAfarIsNotFollowed() {
    StoredState stored = bench.state().stored();
    bench.setUp(
        stored.with(stored.settings().with(Setting.REMOTE_UNLOCK, new SettingValue.Flag(true))));
    EnrolledKey app = bench.app(2, KeyRole.USER, Optional.of(bo));
    assertEquals("done", bench.result(app, Channel.REMOTE, UNLOCK));

    assertEquals(List.of(), called());
  }

  @Test
  @Tag("SEC-28")
  void passageModeThatOpensTheDoorIsNotFollowed() {
    bench.setUp(withLink(bench.state().stored(), 6, ann.number()));
    CommandArguments passage = new CommandArguments.SetMode(OperatingMode.PASSAGE);
    assertEquals("done", bench.result(administrator, Channel.NEAR, passage));

    assertTrue(bench.isOpen());
    assertEquals(List.of(), called());
  }

  @Test
  @Tag("LK-17")
  @Tag("SEC-22")
  void aDuressPasscodeIsFollowedLikeTheOrdinaryOne() {
    bench.passcode(bo, "864209", true);

    bench.press("864209o");

    assertEquals(List.of(bo), called());
  }

  @Test
  @Tag("SEC-28")
  void aDeletedUsersIndexIsNamedByNoLink() {
    bench.command(administrator, Channel.NEAR, new CommandArguments.DeleteUser(bo));
    bench.user(2, Role.USER, "975319");
    bench.press("975319o");

    assertTrue(bench.isOpen());
    assertEquals(List.of(), called());
    assertEquals(Change.DELETED, bench.events(LockEvent.LinkedLock.class).getFirst().change());
  }

  @Test
  @Tag("LK-42")
  void anAdministratorMakesAndUndoesTheLink() {
    bench.setUp(bench.state().stored().with(DeviceBook.EMPTY));
    long before = bench.state().stored().access().version().number();

    assertEquals("user-unknown", to(link(6, 9)));
    assertEquals("done", to(link(6, 2)));
    bench.press("246802o");
    assertEquals(List.of(bo), called());
    assertEquals(
        "done", bench.result(administrator, Channel.NEAR, new CommandArguments.UnlinkTo(BACK)));
    bench.turnThePage().press("246802o");

    assertEquals(List.of(), called());
    assertTrue(bench.state().stored().access().version().number() > before);
  }

  private String to(LinkedLock link) {
    return bench.result(administrator, Channel.NEAR, new CommandArguments.LinkTo(link));
  }

  @Test
  @Tag("LK-40")
  void whoOpenedHearsThatTheLinkedLockStayedShut() {
    bench.press("246802o");
    bench.turnThePage().cause(new LockInput.LinkedReported(BACK, true));
    assertEquals(List.of(), bench.prompts());

    bench.cause(new LockInput.LinkedReported(BACK, false));

    assertEquals(List.of(Prompt.LINKED_LOCK_SHUT), bench.prompts());
  }

  @Test
  @Tag("LK-29")
  void aResetForgetsTheLinks() {
    bench.powerOn(true);
    bench.press("o");
    bench.pass(Duration.ofMinutes(1));

    assertEquals(DeviceBook.EMPTY, bench.state().stored().devices());
  }
}
