package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.step.request.Listing;
import dev.mortise.mode.Language;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.command.CommandArguments.ReadAccessList;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.user.UserIndex;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an enrolment tells: to the person at the lock by voice, to app and companion by events.
class EnrolmentWordsTest {

  private static final UserIndex OWNER = new UserIndex(1);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));

  EnrolmentWordsTest() {
    bench.turnThePage();
  }

  @Test
  @Tag("LK-5")
  void afterTheFirstFingerAnotherOneIsRecommended() {
    enrol(1);
    assertEquals(
        List.of(Prompt.ENROLLED, Prompt.FINGER_ANOTHER_TOO),
        bench.prompts().subList(bench.prompts().size() - 2, bench.prompts().size()));

    enrol(11);
    assertEquals(Prompt.ENROLLED, bench.prompts().getLast());
  }

  @Test
  @Tag("LK-5")
  void aThumbIsAskedForWhereAPrintHasTooLittleDetail() {
    startFinger();
    bench.badTouch(QualityFault.TOO_FEW_MINUTIAE);

    assertEquals(Prompt.FINGER_PRESS_OR_THUMB, bench.prompts().getLast());
    assertTrue(Prompt.FINGER_PRESS_OR_THUMB.in(Language.ENGLISH).contains("thumb"));
  }

  @Test
  @Tag("LK-34")
  void eachFaultOfATouchHasItsOwnPromptAndLeavesNothingElse() {
    Map<QualityFault, Prompt> said = new EnumMap<>(QualityFault.class);
    StoredState before = bench.state().stored();
    for (QualityFault fault : QualityFault.values()) {
      bench.badTouch(fault);
      said.put(fault, bench.prompts().getLast());
    }

    assertEquals(QualityFault.values().length, new HashSet<>(said.values()).size(), said::toString);
    assertEquals(before, bench.state().stored());
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("LK-13")
  void aBeepConfirmsThePasscode() {
    assertEquals(
        "done",
        bench.result(app, Channel.NEAR, new StartEnrolment(OWNER, CredentialKind.PASSCODE, true)));
    bench.press("864209o");
    assertFalse(bench.tones().contains(Tone.CONFIRMED));

    bench.press("864209o");
    assertEquals(Tone.CONFIRMED, bench.tones().getLast());
  }

  @Test
  @Tag("LK-13")
  void fiveDigitsAreTooFewAndElevenTooMany() {
    for (String refused : List.of("97531", "97531975319")) {
      LockBench empty = new LockBench();
      empty.press("xo" + refused + "o" + refused + "o");
      assertFalse(empty.state().stored().household().hasAdministrator(), refused);
    }
    for (String accepted : List.of("975319", "9753197531")) {
      LockBench empty = new LockBench();
      empty.press("xo" + accepted + "o" + accepted + "o");
      assertTrue(empty.state().stored().household().hasAdministrator(), accepted);
    }
  }

  @Test
  @Tag("LK-73")
  void appAndCompanionLearnTheSlotAndTheOutcomeAlone() {
    enrol(1);

    assertEquals(
        List.of(
            new LockEvent.CredentialChange(
                Change.ADDED,
                OWNER,
                new CredentialRef(CredentialKind.FINGERPRINT, 1),
                Maker.of(OWNER, app.id())),
            new LockEvent.Enrolment(OWNER, CredentialKind.FINGERPRINT, EnrolmentOutcome.DONE)),
        bench.events());
  }

  @Test
  @Tag("LK-11")
  void nothingThatLeavesTheLockHoldsATemplateOrItsDigest() {
    enrol(1);
    bench.finger(1);

    List<Octets> out = new ArrayList<>();
    bench.journal().stream().map(EventMessage::encode).forEach(out::add);
    out.add(Listing.of(bench.state().stored()).encode());
    bench
        .command(app, Channel.NEAR, new ReadAccessList(0))
        .map(Receipt::encode)
        .ifPresent(out::add);
    assertTrue(out.size() >= 4);
    for (int touch = 0; touch < 3; touch++) {
      String digest = BenchHousehold.template(1001 + touch).hex();
      for (Octets message : out) {
        assertFalse(message.hex().contains(digest), "touch=" + touch);
      }
    }
  }

  /// Enrols a finger of three touches.
  private void enrol(int firstTouch) {
    startFinger();
    for (int touch = firstTouch; touch < firstTouch + 3; touch++) {
      bench.strangeFinger(touch);
    }
  }

  private void startFinger() {
    assertEquals(
        "done",
        bench.result(
            app, Channel.NEAR, new StartEnrolment(OWNER, CredentialKind.FINGERPRINT, false)));
  }
}
