package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.device.LinkTerms;
import dev.mortise.credential.CredentialKind;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.LinkFrom;
import dev.mortise.protocol.message.command.CommandArguments.UnlockAsLinked;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The lock that opens along: how it is linked, and how that ends.
class LinkingTest {

  private static final UserIndex NAMED = new UserIndex(7);
  private static final int FRONT = 5;

  private final LockBench bench = new LockBench(LockModel.PALM_LOCK, LockPolicy.HARDENED);
  private EnrolledKey administrator;

  LinkingTest() {
    UserIndex user = bench.user(1, Role.ADMINISTRATOR, "135790");
    bench.user(2, Role.USER, "246802");
    administrator = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(user));
  }

  @BeforeEach
  void openNewPage() {
    bench.turnThePage();
  }

  private static LinkFrom link(int relockSeconds) {
    return new LinkFrom(
        BenchHousehold.signing(FRONT).publicKey(),
        BenchHousehold.agreement(FRONT).publicKey(),
        new DisplayName("Front door"),
        new LinkTerms(new TreeSet<>(List.of(NAMED)), Duration.ofSeconds(relockSeconds)));
  }

  private String ask(int relockSeconds) {
    return bench.result(administrator, Channel.NEAR, link(relockSeconds));
  }

  private EnrolledKey linked(int relockSeconds) {
    assertEquals("done", ask(relockSeconds));
    bench.press("135790o");
    bench.pass(Duration.ofMinutes(1));
    bench.turnThePage();
    return front().orElseThrow();
  }

  private Optional<EnrolledKey> front() {
    return bench.state().stored().access().find(link(10).signingKey().id());
  }

  private String open(EnrolledKey front, UserIndex user) {
    return bench.result(front, Channel.NEAR, new UnlockAsLinked(user));
  }

  @Test
  @Tag("LK-39")
  void anAdministratorsCredentialAtTheLinkedLockMakesTheLink() {
    assertEquals("done", ask(10));
    assertEquals(Optional.empty(), front());
    assertTrue(bench.prompts().contains(Prompt.PRESENT_ADMINISTRATOR));

    bench.press("135790o");

    assertEquals(KeyRole.LINKED_LOCK, front().orElseThrow().role());
    assertFalse(bench.isOpen());
    LockEvent.Device event = bench.events(LockEvent.Device.class).getFirst();
    assertEquals(Change.ADDED, event.change());
    assertEquals(KeyRole.LINKED_LOCK, event.role());
    assertTrue(bench.prompts().contains(Prompt.LINKED));
  }

  @Test
  @Tag("LK-39")
  void anotherUsersCredentialDoesNotMakeTheLink() {
    ask(10);

    bench.press("246802o");

    assertEquals(Optional.empty(), front());
    assertTrue(bench.prompts().contains(Prompt.NOT_ADMINISTRATOR));
  }

  @Test
  @Tag("D-12")
  void theCountdownEndsAfterSixtySeconds() {
    ask(10);
    bench.pass(Duration.ofSeconds(59).plusMillis(900));
    bench.press("135790o");
    assertTrue(front().isPresent());

    bench.setUp(
        bench
            .state()
            .stored()
            .with(bench.state().stored().access().without(front().orElseThrow().id())));
    bench.pass(Duration.ofMinutes(5));
    ask(10);
    bench.turnThePage().pass(Duration.ofSeconds(60));
    assertTrue(bench.prompts().contains(Prompt.LINKING_ENDED));
    bench.press("135790o");

    assertEquals(Optional.empty(), front());
  }

  @Test
  @Tag("LK-42")
  void onlyAnAdministratorLinksLocks() {
    EnrolledKey user = bench.app(2, KeyRole.USER, Optional.of(new UserIndex(2)));
    EnrolledKey visitor = bench.app(3, KeyRole.VISITOR, Optional.empty());

    for (EnrolledKey key : List.of(user, visitor)) {
      assertEquals("not-permitted", bench.result(key, Channel.NEAR, link(10)));
      assertEquals(
          "not-permitted",
          bench.result(
              key,
              Channel.NEAR,
              new CommandArguments.UnlinkTo(bench.state().stored().identity().lockId())));
    }
    bench.press("135790o");
    assertEquals(Optional.empty(), front());
  }

  @Test
  @Tag("LK-42")
  void anAppThatIsRevokedMeanwhileLinksNothing() {
    bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(new UserIndex(1)));
    ask(10);

    bench.command(
        bench
            .state()
            .stored()
            .access()
            .find(BenchHousehold.signing(2).publicKey().id())
            .orElseThrow(),
        Channel.NEAR,
        new CommandArguments.Unbind());
    bench.press("135790o");

    assertEquals(Optional.empty(), front());
  }

  @Test
  @Tag("LK-42")
  void aRevokedLinkOpensNothing() {
    EnrolledKey front = linked(10);

    bench.setUp(bench.state().stored().with(bench.state().stored().access().without(front.id())));

    assertEquals(Optional.empty(), bench.state().stored().devices().links().termsOf(front.id()));
    assertEquals("not-permitted", open(front, NAMED));
  }

  @Test
  @Tag("LK-39")
  @Tag("LK-73")
  void noEnrolmentIsBrokenOffByALink() {
    for (CredentialKind kind :
        List.of(
            CredentialKind.FINGERPRINT,
            CredentialKind.FACE,
            CredentialKind.PALM_VEIN,
            CredentialKind.PROXIMITY_CARD)) {
      CommandArguments enrolment =
          new CommandArguments.StartEnrolment(new UserIndex(2), kind, false);
      assertEquals("done", bench.result(administrator, Channel.NEAR, enrolment));
      assertEquals("enrolment-in-progress", ask(10), kind.wireText());
      bench.pass(Duration.ofMinutes(5));
    }
  }

  @Test
  @Tag("LK-39")
  void aLinkCanBeMadeAnewOnOtherTerms() {
    linked(10);

    assertEquals("done", ask(30));
    bench.press("135790o");

    assertEquals(
        Duration.ofSeconds(30),
        bench
            .state()
            .stored()
            .devices()
            .links()
            .termsOf(front().orElseThrow().id())
            .orElseThrow()
            .relock());
    assertEquals(Change.CHANGED, bench.events(LockEvent.Device.class).getFirst().change());
  }

  /// What a lock has after its reset: its signing key, and another for agreement (D-16).
  private static LinkFrom afterReset(int agreement, UserIndex user) {
    return new LinkFrom(
        BenchHousehold.signing(FRONT).publicKey(),
        BenchHousehold.agreement(agreement).publicKey(),
        new DisplayName("Front again"),
        new LinkTerms(new TreeSet<>(List.of(user)), Duration.ofSeconds(20)));
  }

  @Test
  @Tag("LK-39")
  @Tag("SEC-28")
  void aLockThatWasResetIsLinkedAnewAndItsOldKeyDies() {
    EnrolledKey old = linked(10);
    UserIndex other = new UserIndex(9);

    assertEquals("done", bench.result(administrator, Channel.NEAR, afterReset(FRONT + 1, other)));
    assertEquals(Optional.of(old), front());
    assertEquals(List.of(), bench.events(LockEvent.Device.class));
    bench.press("135790o");

    EnrolledKey now = front().orElseThrow();
    assertEquals(BenchHousehold.agreement(FRONT + 1).publicKey(), now.agreementKey());
    assertEquals(Optional.empty(), bench.state().stored().access().find(old.agreementKey()));
    assertEquals(2, bench.state().stored().access().keys().size());
    assertEquals(
        List.of(Change.DELETED, Change.ADDED),
        bench.events(LockEvent.Device.class).stream().map(LockEvent.Device::change).toList());
    LinkTerms terms = bench.state().stored().devices().links().termsOf(now.id()).orElseThrow();
    assertEquals(afterReset(FRONT + 1, other).terms(), terms);
    bench.pass(Duration.ofMinutes(1));
    assertEquals("not-permitted", open(now, NAMED));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-39")
  @Tag("SEC-28")
  void aLinkAnewTakesNobodyElsesPlace() {
    linked(10);
    LinkFrom appsAgreement = afterReset(1, NAMED);
    assertEquals("invalid-arguments", bench.result(administrator, Channel.NEAR, appsAgreement));
    LinkFrom appsSigning =
        new LinkFrom(
            administrator.signingKey(),
            BenchHousehold.agreement(FRONT + 1).publicKey(),
            new DisplayName("Front"),
            appsAgreement.terms());
    assertEquals("invalid-arguments", bench.result(administrator, Channel.NEAR, appsSigning));
  }

  @Test
  @Tag("LK-39")
  void aLinkAnewNeedsNoRoom() {
    linked(10);
    for (int number = 20; bench.state().stored().access().hasRoomForDevice(); number++) {
      bench.app(number, KeyRole.REMOTE_CONTROLLER, Optional.empty());
    }

    assertEquals("done", bench.result(administrator, Channel.NEAR, afterReset(FRONT + 1, NAMED)));
    bench.press("135790o");
    assertEquals(
        BenchHousehold.agreement(FRONT + 1).publicKey(), front().orElseThrow().agreementKey());
  }
}
