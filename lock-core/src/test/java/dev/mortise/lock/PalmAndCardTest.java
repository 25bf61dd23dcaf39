package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.biometric.palm.PalmFault;
import dev.mortise.biometric.palm.PalmOutcome;
import dev.mortise.biometric.palm.PalmSample;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.stored.StoredStateCodec;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.command.CommandArguments.DeleteCredential;
import dev.mortise.protocol.message.command.CommandArguments.DeleteUser;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the palm lock adds: palm veins and cards.
class PalmAndCardTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex BO = new UserIndex(2);

  private final LockBench bench = palmLock();
  private final BenchSenses senses = new BenchSenses(bench);
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));

  private static LockBench palmLock() {
    LockBench bench =
        new LockBench(LockModel.PALM_LOCK, LockPolicy.HARDENED).withAdministrator("135790");
    bench.user(2, Role.USER, "2468024");
    return bench;
  }

  @Test
  @Tag("LK-35")
  @Tag("ST-3")
  void aPalmOpensAndTheEventNamesIt() {
    CredentialRef palm = senses.withPalm(BO);
    senses.palm(1);

    assertTrue(bench.isOpen());
    LockEvent.Operation opened = bench.events(LockEvent.Operation.class).getLast();
    assertEquals(Optional.of(palm), opened.credential());
    assertEquals(Optional.of(BO), opened.user());
    assertEquals(OperationSource.BIOMETRIC, opened.source());
  }

  @Test
  @Tag("LK-35")
  @Tag("ST-3")
  void aCardOpensAndTheEventNamesIt() {
    CredentialRef card = senses.withCard(BO, 7);
    senses.card(7);

    assertTrue(bench.isOpen());
    LockEvent.Operation opened = bench.events(LockEvent.Operation.class).getLast();
    assertEquals(Optional.of(card), opened.credential());
    assertEquals(OperationSource.CARD, opened.source());
  }

  @Test
  @Tag("LK-73")
  void threeReadingsMakeAPalm() {
    assertEquals("done", start(CredentialKind.PALM_VEIN));
    senses.strangePalm(1);
    senses.strangePalm(1); // The very same reading again is none.
    senses.strangePalm(2);
    assertEquals(Prompt.PALM_ENROL_AGAIN, bench.prompts().getLast());
    senses.strangePalm(3);

    assertEquals(EnrolmentOutcome.DONE, outcome());
    senses.palm(1);
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-73")
  void eachFailingConditionOfAPalmHasItsPromptAndRepeatsTheStep() {
    start(CredentialKind.PALM_VEIN);
    Set<Prompt> asked = new HashSet<>();
    for (PalmFault fault : PalmFault.values()) {
      senses.badPalm(fault);
      asked.add(bench.prompts().getLast());
    }
    senses.palm(
        new PalmSample.Captured(BenchHousehold.template(1), new PalmOutcome.Insufficient()));
    asked.add(bench.prompts().getLast());

    assertEquals(PalmFault.values().length + 1, asked.size());
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
    senses.strangePalm(1);
    assertEquals(Prompt.PALM_ENROL_AGAIN, bench.prompts().getLast());
  }

  @Test
  @Tag("LK-73")
  void palmAndCardThatAreEnrolledAlreadyRepeatTheStep() {
    senses.withPalm(OWNER);
    senses.withCard(OWNER, 7);
    start(CredentialKind.PALM_VEIN);
    senses.palm(1);
    assertEquals(Prompt.PALM_KNOWN, bench.prompts().getLast());

    bench.press("xx");
    start(CredentialKind.PROXIMITY_CARD);
    senses.card(7);
    assertEquals(Prompt.CARD_KNOWN, bench.prompts().getLast());
    assertFalse(bench.droveBolt());
    senses.card(8);
    assertEquals(EnrolmentOutcome.DONE, outcome());
  }

  @Test
  @Tag("LK-73")
  void aPowerCutInTheMiddleOfAPalmLeavesNothing() {
    start(CredentialKind.PALM_VEIN);
    StoredState before = bench.state().stored();
    senses.strangePalm(1);
    senses.strangePalm(2);
    assertEquals(before, bench.state().stored());

    bench.powerOn(false);
    senses.strangePalm(3);
    assertTrue(
        bench.state().stored().household().credentials().stream()
            .noneMatch(one -> one.kind() == CredentialKind.PALM_VEIN));
  }

  @Test
  @Tag("LK-73")
  void enrolmentsOfPalmAndCardRunOut() {
    start(CredentialKind.PALM_VEIN);
    bench.pass(Duration.ofSeconds(60));
    assertEquals(EnrolmentOutcome.TIMED_OUT, outcome());

    start(CredentialKind.PROXIMITY_CARD);
    assertEquals("enrolment-in-progress", start(CredentialKind.PALM_VEIN));
    bench.pass(Duration.ofSeconds(60));
    assertEquals(EnrolmentOutcome.TIMED_OUT, outcome());
    assertEquals(
        CredentialKind.PROXIMITY_CARD, bench.events(LockEvent.Enrolment.class).getLast().kind());
  }

  @Test
  @Tag("LK-47")
  void facesFingersPalmsCardsAndPasscodesAreCountedTogether() {
    senses.awake().strangeFace(1);
    bench.strangeFinger(1);
    senses.strangePalm(1);
    senses.card(1);
    assertFalse(bench.state().stored().lockOut().isOn());

    bench.press("864209o");
    assertTrue(bench.state().stored().lockOut().isOn());
  }

  @Test
  @Tag("LK-84")
  void duringALockOutPalmAndCardAreRefusedRightOrWrongAlike() {
    senses.withPalm(BO);
    senses.withCard(BO, 7);
    bench.press("864209o".repeat(5));

    assertEquals(senses.strangePalm(1), senses.palm(1));
    assertEquals(senses.card(8), senses.card(7));
    assertFalse(bench.isOpen());
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
  }

  @Test
  @Tag("ST-7")
  void palmAndCardAreTwoKinds() {
    senses.withPalm(BO);
    senses.withCard(BO, 7);
    StoredState stored = bench.state().stored();
    var user = stored.household().user(BO).orElseThrow();
    bench.setUp(
        stored.with(stored.household().with(user.on(user.terms().with(CredentialRule.DUAL)))));
    senses.palm(1);
    assertFalse(bench.isOpen());

    senses.card(7);
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-81")
  void deletingAUserDeletesPalmAndCard() {
    CredentialRef palm = senses.withPalm(BO);
    senses.withCard(BO, 7);
    bench.turnThePage().pass(Duration.ZERO);
    assertEquals("done", bench.result(app, Channel.NEAR, new DeleteUser(BO)));

    assertTrue(
        bench.effects().contains(new LockEffect.DropTemplates(palm.templateSlot().orElseThrow())));
    senses.palm(1);
    senses.card(7);
    assertFalse(bench.isOpen());
    assertEquals(2, bench.state().stored().lockOut().tries().size());
  }

  @Test
  void aDeletedCardMayBeEnrolledAnew() {
    CredentialRef card = senses.withCard(BO, 7);
    bench.command(app, Channel.NEAR, new DeleteCredential(card));
    start(CredentialKind.PROXIMITY_CARD);
    senses.card(7);

    assertEquals(EnrolmentOutcome.DONE, outcome());
  }

  @Test
  @Tag("LK-82")
  void theStoredStateHoldsNoCardsNumber() {
    start(CredentialKind.PROXIMITY_CARD);
    senses.card(0x4A2B3C4D);

    String stored =
        StoredStateCodec.encode(bench.state().stored()).lend(bytes -> Octets.of(bytes).hex());
    assertFalse(stored.contains("4a2b3c4d"));
    assertNotEquals(-1, stored.indexOf("70726f78696d6974792d63617264"), "the card is there");
  }

  @Test
  @Tag("D-4")
  @Tag("LK-12")
  void theVideoLockHasNeitherAndIsNotTouchedByThem() {
    LockBench video = new LockBench().withAdministrator("135790");
    BenchSenses before = new BenchSenses(video);
    video.turnThePage();

    assertTrue(before.palm(1).isEmpty());
    assertTrue(before.strangePalm(1).isEmpty());
    assertTrue(before.card(1).isEmpty());
  }

  @Test
  @Tag("D-4")
  @Tag("LK-12")
  void bothModelsEnrolWhatTheyHave() {
    EnrolledKey phone =
        new LockBench()
            .withAdministrator("135790")
            .app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
    LockBench video = new LockBench().withAdministrator("135790");
    for (CredentialKind kind : CredentialKind.values()) {
      boolean palms = LockModel.PALM_LOCK.reads(kind) && isEnrolledAtTheLock(kind);
      boolean videos = LockModel.VIDEO_LOCK.reads(kind) && isEnrolledAtTheLock(kind);
      bench.press("xx");
      video.press("xx");
      String expected = kind == CredentialKind.PASSCODE ? "no-room" : "done";
      assertEquals(palms ? expected : "unsupported", start(kind), kind.toString());
      assertEquals(
          videos ? expected : "unsupported",
          video.result(phone, Channel.NEAR, new StartEnrolment(OWNER, kind, false)),
          kind.toString());
    }
  }

  private static boolean isEnrolledAtTheLock(CredentialKind kind) {
    return kind != CredentialKind.MECHANICAL_KEY && kind != CredentialKind.BLUETOOTH_KEY;
  }

  private String start(CredentialKind kind) {
    return bench.result(app, Channel.NEAR, new StartEnrolment(BO, kind, false));
  }

  private EnrolmentOutcome outcome() {
    return bench.events(LockEvent.Enrolment.class).getLast().outcome();
  }
}
