package dev.mortise.lock.step.credential;

import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.LiveState.FirstCredential;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.Approval;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.device.LinkedOpenings;
import dev.mortise.lock.step.door.Bolt;
import dev.mortise.lock.step.procedure.Approvals;
import dev.mortise.user.Household;
import dev.mortise.user.User;
import dev.mortise.user.UserType;
import java.util.Optional;

/// A credential of the household was recognised.
///
/// A duress credential goes the very same way as an ordinary one: same events, same effects in the
/// same order, but for the tags (LK-17, LK-18).
public final class Presentation {

  private Presentation() {}

  /// What somebody presented is a credential of the household, or else a wrong try (LK-47).
  public static void judged(Turn turn, Optional<Credential> owner, OperationSource source) {
    if (owner.isPresent()) {
      recognised(turn, owner.get(), source);
    } else {
      WrongTries.wrong(turn, source);
    }
  }

  /// Opens the door to its holder, or does what an administrator was awaited for, or says why not.
  public static void recognised(Turn turn, Credential credential, OperationSource source) {
    User user = turn.stored().household().user(credential.holder()).orElseThrow();
    Optional<OperationError> refusal = Admission.refusalAtDoor(turn, user);
    if (refusal.isEmpty() && DualRule.isFirst(turn, user, credential, source)) {
      return;
    }
    Optional<FirstCredential> first = DualRule.take(turn, user.index());
    boolean duress = credential.duress() || first.filter(FirstCredential::duress).isPresent();
    Shown shown = new Shown(user, credential, source, first, duress);
    if (refusal.isPresent()) {
      refuse(turn, shown, refusal.get());
      return;
    }
    if (user.isAdministrator()) {
      WrongTries.administratorKnown(turn);
    }
    if (turn.live().procedure().isPresent()
        && turn.live().procedure().get() instanceof Approval approval) {
      recognisedOnly(turn, shown);
      Approvals.presented(turn, approval, user);
    } else if (user.terms().type() == UserType.NON_ACCESS_USER) {
      recognisedOnly(turn, shown);
      turn.beep(Tone.REFUSED);
      turn.speak(Prompt.NO_ACCESS);
    } else {
      openOrRefuse(turn, shown);
    }
  }

  private static void openOrRefuse(Turn turn, Shown shown) {
    Optional<OperationError> refusal =
        Admission.refusalToOpen(turn, shown.user().isAdministrator());
    if (refusal.isPresent()) {
      refuse(turn, shown, refusal.get());
    } else {
      open(turn, shown);
    }
  }

  private static void open(Turn turn, Shown shown) {
    shown.first().ifPresent(first -> used(turn, first.ref()));
    used(turn, shown.credential().ref());
    record(
        turn,
        shown,
        new LockEvent.Operation(
            LockOperation.UNLOCK,
            shown.source(),
            Optional.of(shown.user().index()),
            Optional.of(shown.named(turn)),
            Optional.empty()));
    Allowance.opened(turn, shown.user().index());
    LinkedOpenings.openedFromOutside(turn, shown.user().index());
    Bolt.withdraw(turn);
    turn.beep(Tone.CONFIRMED);
    turn.speak(Prompt.WELCOME);
  }

  /// Writes down when a credential was used; of a duress credential, on the ordinary one beside it.
  static void used(Turn turn, CredentialRef ref) {
    Household household = turn.stored().household();
    Credential named = named(household, household.credential(ref).orElseThrow());
    turn.wall().ifPresent(time -> turn.keep(household.with(named.usedAt(time))));
  }

  /// An approval opens no door, and neither does a user who never comes in. Both are told like
  /// everything done with a credential: by its event somebody learns of it who was not meant to
  /// under duress.
  private static void recognisedOnly(Turn turn, Shown shown) {
    record(
        turn,
        shown,
        new LockEvent.Operation(
            LockOperation.NON_ACCESS_USER,
            shown.source(),
            Optional.of(shown.user().index()),
            Optional.of(shown.named(turn)),
            Optional.empty()));
  }

  private static void refuse(Turn turn, Shown shown, OperationError error) {
    record(
        turn,
        shown,
        new LockEvent.OperationRefused(
            LockOperation.UNLOCK,
            shown.source(),
            error,
            Optional.of(shown.user().index()),
            Optional.of(shown.named(turn)),
            Optional.empty()));
    turn.beep(Tone.REFUSED);
    turn.speak(Admission.prompt(error));
  }

  private static void record(Turn turn, Shown shown, LockEvent event) {
    if (shown.duress()) {
      turn.recordDuress(event, shown.user().index());
    } else {
      turn.record(event);
    }
  }

  /// What somebody has shown.
  ///
  /// @param user who it is
  /// @param credential with what, of two the second
  /// @param source how it was presented
  /// @param first the first of two (ST-7)
  /// @param duress whether any of it was a duress credential
  private record Shown(
      User user,
      Credential credential,
      OperationSource source,
      Optional<FirstCredential> first,
      boolean duress) {

    private CredentialRef named(Turn turn) {
      return Presentation.named(turn.stored().household(), credential).ref();
    }
  }

  /// The credential that events name: instead of a duress credential the holder's first ordinary
  /// one of its kind (D-15).
  static Credential named(Household household, Credential credential) {
    Optional<Credential> ordinary = household.firstOrdinary(credential.holder(), credential.kind());
    return credential.duress() ? ordinary.orElse(credential) : credential;
  }
}
