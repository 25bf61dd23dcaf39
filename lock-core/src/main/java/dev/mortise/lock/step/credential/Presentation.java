package dev.mortise.lock.step.credential;

import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.Approval;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.door.Bolt;
import dev.mortise.lock.step.procedure.Approvals;
import dev.mortise.user.Household;
import dev.mortise.user.User;
import java.util.Optional;

/// A credential of the household was recognised.
///
/// A duress credential goes the very same way as an ordinary one: same events, same effects in the
/// same order, but for the tags (LK-17, LK-18).
public final class Presentation {

  private Presentation() {}

  /// Opens the door to its holder, or does what an administrator was awaited for, or says why not.
  public static void recognised(Turn turn, Credential credential, OperationSource source) {
    User user = turn.stored().household().user(credential.holder()).orElseThrow();
    Optional<OperationError> refusal = Admission.refusalOf(turn, user);
    if (refusal.isEmpty() && user.isAdministrator()) {
      turn.keep(turn.stored().lockOut().windowEmptied());
    }
    if (refusal.isEmpty()
        && turn.live().procedure().isPresent()
        && turn.live().procedure().get() instanceof Approval approval) {
      recognisedOnly(turn, credential, source);
      Approvals.presented(turn, approval, user);
      return;
    }
    refusal = refusal.or(() -> Admission.refusalToOpen(turn, user.isAdministrator()));
    if (refusal.isPresent()) {
      refuse(turn, credential, source, refusal.get());
    } else {
      open(turn, credential, source);
    }
  }

  private static void open(Turn turn, Credential credential, OperationSource source) {
    Household household = turn.stored().household();
    Credential named = named(household, credential);
    turn.wall().ifPresent(time -> turn.keep(household.with(named.usedAt(time))));
    record(
        turn,
        credential,
        new LockEvent.Operation(
            LockOperation.UNLOCK,
            source,
            Optional.of(credential.holder()),
            Optional.of(named.ref()),
            Optional.empty()));
    Bolt.withdraw(turn);
    turn.beep(Tone.CONFIRMED);
    turn.speak(Prompt.WELCOME);
  }

  /// An approval opens no door, and is told like everything done with a credential: by its event
  /// somebody learns of it who was not meant to under duress.
  private static void recognisedOnly(Turn turn, Credential credential, OperationSource source) {
    CredentialRef ref = named(turn.stored().household(), credential).ref();
    record(
        turn,
        credential,
        new LockEvent.Operation(
            LockOperation.NON_ACCESS_USER,
            source,
            Optional.of(credential.holder()),
            Optional.of(ref),
            Optional.empty()));
  }

  private static void refuse(
      Turn turn, Credential credential, OperationSource source, OperationError error) {
    CredentialRef ref = named(turn.stored().household(), credential).ref();
    record(
        turn,
        credential,
        new LockEvent.OperationRefused(
            LockOperation.UNLOCK,
            source,
            error,
            Optional.of(credential.holder()),
            Optional.of(ref),
            Optional.empty()));
    turn.beep(Tone.REFUSED);
    turn.speak(Admission.prompt(error));
  }

  private static void record(Turn turn, Credential credential, LockEvent event) {
    if (credential.duress()) {
      turn.recordDuress(event, credential.holder());
    } else {
      turn.record(event);
    }
  }

  /// The credential that events name: instead of a duress credential the holder's first ordinary
  /// one of its kind (D-15).
  private static Credential named(Household household, Credential credential) {
    Optional<Credential> ordinary = household.firstOrdinary(credential.holder(), credential.kind());
    return credential.duress() ? ordinary.orElse(credential) : credential;
  }
}
