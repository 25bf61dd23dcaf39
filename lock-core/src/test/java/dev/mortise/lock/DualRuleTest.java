package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.protocol.message.command.CommandArguments.DeleteUser;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserIndex;
import dev.mortise.user.UserType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A user who needs two credentials of different kinds (ST-7).
class DualRuleTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex BO = new UserIndex(2);
  private static final String PASSCODE = "2468024";
  private static final CredentialRef BOS_PASSCODE = new CredentialRef(CredentialKind.PASSCODE, 2);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
  private final EnrolledKey bosApp;
  private final CredentialRef finger;

  DualRuleTest() {
    bench.user(2, Role.ADMINISTRATOR, PASSCODE);
    finger = bench.fingerprint(BO, false);
    bosApp = bench.app(2, KeyRole.USER, Optional.of(BO));
    change(TermsChange.to(CredentialRule.DUAL));
    bench.turnThePage();
  }

  @Test
  @Tag("ST-7")
  void twoCredentialsOfDifferentKindsOpen() {
    bench.press(PASSCODE + "o");
    assertFalse(bench.droveBolt());
    assertEquals(List.of(Prompt.SECOND_CREDENTIAL), bench.prompts());
    assertTrue(bench.events().isEmpty());

    bench.finger(finger.index());
    assertTrue(bench.droveBolt());
    assertEquals(
        new LockEvent.Operation(
            LockOperation.UNLOCK,
            OperationSource.BIOMETRIC,
            Optional.of(BO),
            Optional.of(finger),
            Optional.empty()),
        bench.events().getFirst());
    assertTrue(lastUsed(BOS_PASSCODE) && lastUsed(finger));
  }

  @Test
  @Tag("ST-7")
  void theirOrderDoesNotMatter() {
    bench.finger(finger.index());
    assertFalse(bench.droveBolt());
    bench.press(PASSCODE + "o");

    assertTrue(bench.droveBolt());
  }

  @Test
  @Tag("ST-7")
  void secondCredentialFollowsWithinTenSeconds() {
    bench.press(PASSCODE + "o");
    bench.pass(Duration.ofMillis(9_999)).finger(finger.index());
    assertTrue(bench.droveBolt());

    bench.pass(Duration.ofMinutes(1)).turnThePage().press(PASSCODE + "o");
    bench.pass(Duration.ofSeconds(10)).finger(finger.index());
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("ST-7")
  void notEnoughCredentialsIsARefusalOfItsOwnKind() {
    bench.press(PASSCODE + "o");
    bench.turnThePage().pass(Duration.ofSeconds(10));

    assertEquals(
        List.of(
            new LockEvent.OperationRefused(
                LockOperation.UNLOCK,
                OperationSource.KEYPAD,
                OperationError.NOT_ENOUGH_CREDENTIALS,
                Optional.of(BO),
                Optional.of(BOS_PASSCODE),
                Optional.empty())),
        bench.events());
    assertEquals(List.of(Prompt.NOT_ENOUGH_CREDENTIALS), bench.prompts());
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
  }

  @Test
  @Tag("ST-7")
  void twoOfTheSameKindAreNotEnoughAndGiveNoMoreTime() {
    bench.press(PASSCODE + "o");
    bench.pass(Duration.ofSeconds(6)).press(PASSCODE + "o");
    assertFalse(bench.droveBolt());
    bench.pass(Duration.ofSeconds(4));

    assertEquals(
        OperationError.NOT_ENOUGH_CREDENTIALS,
        bench.events(LockEvent.OperationRefused.class).getFirst().error());
    bench.finger(finger.index());
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("ST-7")
  void anotherUsersCredentialIsNoSecondOne() {
    bench.press(PASSCODE + "o");
    bench.user(3, Role.USER, "8642086");
    CredentialRef other = bench.fingerprint(new UserIndex(3), false);
    change(new ChangeUser(new UserIndex(3), TermsChange.to(CredentialRule.DUAL)));

    bench.finger(other.index());
    assertFalse(bench.droveBolt());
    assertEquals(
        List.of(Optional.of(BO)),
        bench.events(LockEvent.OperationRefused.class).stream()
            .map(LockEvent.OperationRefused::user)
            .toList());
    bench.press("8642086o");
    assertTrue(bench.droveBolt());
  }

  @Test
  @Tag("ST-7")
  @Tag("LK-47")
  void firstOfTwoEmptiesNoWindowOfWrongTries() {
    bench.strangeFinger(1);
    bench.press(PASSCODE + "o");
    assertEquals(1, bench.state().stored().lockOut().tries().size());

    bench.finger(finger.index());
    assertEquals(0, bench.state().stored().lockOut().tries().size());
  }

  @Test
  @Tag("ST-7")
  void appAloneIsNotEnoughAndIsTheSecondOfTwo() {
    assertEquals("not-enough-credentials", unlock());
    assertEquals(
        OperationError.NOT_ENOUGH_CREDENTIALS,
        bench.events(LockEvent.OperationRefused.class).getFirst().error());

    bench.finger(finger.index());
    assertEquals("done", unlock());
    assertEquals(
        Optional.of(finger), bench.events(LockEvent.Operation.class).getLast().credential());
    bench.pass(Duration.ofSeconds(1));
    assertEquals("not-enough-credentials", unlock());
  }

  @Test
  @Tag("ST-7")
  void aRestartForgetsTheFirstOfTwo() {
    bench.press(PASSCODE + "o");
    bench.powerOn(false);
    bench.turnThePage().finger(finger.index());

    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("ST-7")
  void aDeletedCredentialIsNoFirstOfTwo() {
    bench.press(PASSCODE + "o");
    change(new CommandArguments.DeleteCredential(BOS_PASSCODE));
    bench.turnThePage().finger(finger.index());

    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("ST-7")
  void whoIsDisabledBetweenTheTwoIsRefused() {
    bench.press(PASSCODE + "o");
    change(new ChangeUser(BO, Optional.empty(), Optional.empty(), Optional.of(false)));
    bench.turnThePage().finger(finger.index());

    assertFalse(bench.droveBolt());
    assertEquals(
        OperationError.DISABLED_USER_DENIED,
        bench.events(LockEvent.OperationRefused.class).getFirst().error());
  }

  @Test
  @Tag("ST-7")
  @Tag("LK-27")
  void pairingIsApprovedByTwoAsWell() {
    bench.cause(new LockInput.RearCoverMoved(true));
    bench.cause(new LockInput.SetHeld());
    bench.press(PASSCODE + "o");
    assertTrue(bench.state().live().pairing().isEmpty());

    bench.finger(finger.index());
    assertTrue(bench.state().live().pairing().isPresent());
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("ST-7")
  void whoMayNotComeIsRefusedWithTheFirstOfTwo() {
    change(TermsChange.to(UserType.REMOTE_ONLY_USER));
    bench.turnThePage().press(PASSCODE + "o");

    assertEquals(List.of(Prompt.RESTRICTED), bench.prompts());
    assertTrue(bench.state().live().first().isEmpty());
  }

  @Test
  @Tag("LK-81")
  @Tag("ST-7")
  void whatADeletedUserHasShownIsNotTheFirstOfTheNextOneWithTheirNumbers() {
    bench.finger(finger.index());
    change(new DeleteUser(BO));
    bench.user(2, Role.USER, PASSCODE);
    assertEquals(finger, bench.fingerprint(BO, false));
    change(TermsChange.to(CredentialRule.DUAL));

    bench.press(PASSCODE + "o");
    assertFalse(bench.droveBolt());
  }

  private boolean lastUsed(CredentialRef ref) {
    return bench.state().stored().household().credential(ref).orElseThrow().lastUse().isPresent();
  }

  private String unlock() {
    return bench
        .command(bosApp, Channel.NEAR, new CommandArguments.Unlock())
        .orElseThrow()
        .result()
        .wireText();
  }

  private void change(TermsChange terms) {
    change(new ChangeUser(BO, terms));
  }

  private void change(CommandArguments change) {
    assertEquals(
        "done", bench.command(app, Channel.NEAR, change).orElseThrow().result().wireText());
  }
}
