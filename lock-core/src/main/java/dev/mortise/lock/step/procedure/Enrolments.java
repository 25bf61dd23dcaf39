package dev.mortise.lock.step.procedure;

import dev.mortise.authority.Refusal;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialLimits;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.CardEnrolment;
import dev.mortise.lock.live.Procedure.Enrolment;
import dev.mortise.lock.live.Procedure.FaceEnrolment;
import dev.mortise.lock.live.Procedure.FingerEnrolment;
import dev.mortise.lock.live.Procedure.NewPasscode;
import dev.mortise.lock.live.Procedure.PalmEnrolment;
import dev.mortise.lock.live.Procedure.PasscodeEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.passcode.Passcode;
import dev.mortise.protocol.Octets;
import dev.mortise.user.Household;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Enrolments: begun in the app, done at the lock (LK-73).
public final class Enrolments {

  private Enrolments() {}

  /// Begins an enrolment, or says why it cannot be.
  ///
  /// @param duress whether the credential will raise the silent alarm; only beside an ordinary one
  ///   of its kind (D-15)
  public static Optional<Refusal> start(
      Turn turn, UserIndex holder, CredentialKind kind, boolean duress, Maker by) {
    Optional<Refusal> refusal = refusalOf(turn, holder, kind, duress);
    if (refusal.isPresent()) {
      return refusal;
    }
    Duration until = stepEnd(turn);
    switch (kind) {
      case PASSCODE -> {
        NewPasscode first = new NewPasscode.FirstEntry();
        begin(
            turn,
            new PasscodeEnrolment(holder, duress, by, first, 1, until),
            Prompt.ENTER_NEW_PASSCODE);
      }
      case FINGERPRINT ->
          begin(
              turn,
              new FingerEnrolment(holder, duress, by, List.of(), 0, until),
              Prompt.FINGER_ENROL);
      case FACE ->
          begin(turn, new FaceEnrolment(holder, by, List.of(), until), Prompt.FACE_STRAIGHT);
      case PALM_VEIN ->
          begin(turn, new PalmEnrolment(holder, by, List.of(), until), Prompt.PALM_ENROL);
      case PROXIMITY_CARD -> begin(turn, new CardEnrolment(holder, by, until), Prompt.CARD_ENROL);
      case MECHANICAL_KEY, BLUETOOTH_KEY ->
          throw new IllegalStateException("keys are not enrolled at the lock kind=" + kind);
    }
    return Optional.empty();
  }

  private static void begin(Turn turn, Enrolment enrolment, Prompt first) {
    Procedures.begin(turn, enrolment);
    turn.speak(first);
  }

  private static Optional<Refusal> refusalOf(
      Turn turn, UserIndex holder, CredentialKind kind, boolean duress) {
    Household household = turn.stored().household();
    if (!turn.model().reads(kind) || CredentialLimits.of(kind).ofUser(duress) == 0) {
      return Optional.of(Refusal.UNSUPPORTED);
    }
    if (household.user(holder).isEmpty()) {
      return Optional.of(Refusal.USER_UNKNOWN);
    }
    if (turn.isSystemLocked()) {
      return Optional.of(Refusal.SYSTEM_LOCKED);
    }
    if (isUnderWay(turn)) {
      return Optional.of(Refusal.ENROLMENT_IN_PROGRESS);
    }
    if (duress && household.firstOrdinary(holder, kind).isEmpty()) {
      return Optional.of(Refusal.CREDENTIAL_UNKNOWN);
    }
    return household.hasRoom(holder, kind, duress)
        ? Optional.empty()
        : Optional.of(Refusal.NO_ROOM);
  }

  /// Whether what was enrolled may still be kept: an ordinary credential that a duress one leans on
  /// may have been deleted meanwhile (D-15), or a visitor's passcode may have taken the last place.
  static boolean mayBeKept(Turn turn, Enrolment enrolment) {
    Household household = turn.stored().household();
    return household.hasRoom(enrolment.holder(), enrolment.kind(), enrolment.duress())
        && (!enrolment.duress()
            || household.firstOrdinary(enrolment.holder(), enrolment.kind()).isPresent());
  }

  private static boolean isUnderWay(Turn turn) {
    return turn.live().procedure().filter(Enrolment.class::isInstance).isPresent();
  }

  /// When the step that begins now is over.
  static Duration stepEnd(Turn turn) {
    return turn.now().plus(turn.policy().enrolment().step());
  }

  /// Asks for the same step once more.
  static void repeat(Turn turn, Prompt why) {
    turn.beep(Tone.REFUSED);
    turn.speak(why);
  }

  /// Keeps a passcode that was chosen.
  static void keepPasscode(
      Turn turn, UserIndex holder, boolean duress, Maker by, Passcode passcode) {
    Household household = turn.stored().household();
    CredentialRef ref = household.freeRef(CredentialKind.PASSCODE).orElseThrow();
    turn.keepListed(
        household.withPasscode(
            Credential.of(ref, holder, duress, List.of()),
            passcode,
            turn.stored().identity().passcodeKey()));
    turn.record(new LockEvent.CredentialChange(Change.ADDED, holder, ref, by));
  }

  /// Keeps a biometric credential: its templates, which the sensor holds, and its name.
  static boolean keepTemplates(Turn turn, Enrolment enrolment, List<Octets> digests) {
    Optional<CredentialRef> kept = keep(turn, enrolment, digests);
    kept.flatMap(CredentialRef::templateSlot)
        .ifPresent(
            slot ->
                digests.forEach(digest -> turn.emit(new LockEffect.KeepTemplate(slot, digest))));
    return kept.isPresent();
  }

  /// Keeps a credential that was presented, and ends its enrolment. Empty if it may not be kept.
  static Optional<CredentialRef> keep(Turn turn, Enrolment enrolment, List<Octets> digests) {
    if (!mayBeKept(turn, enrolment)) {
      Procedures.end(turn, EnrolmentOutcome.REFUSED);
      return Optional.empty();
    }
    turn.remember(turn.live().withoutProcedure());
    UserIndex holder = enrolment.holder();
    CredentialRef ref = turn.stored().household().freeRef(enrolment.kind()).orElseThrow();
    turn.keepListed(
        turn.stored().household().with(Credential.of(ref, holder, enrolment.duress(), digests)));
    turn.record(new LockEvent.CredentialChange(Change.ADDED, holder, ref, enrolment.by()));
    done(turn, holder, enrolment.kind());
    return Optional.of(ref);
  }

  /// An enrolment came to a good end.
  static void done(Turn turn, UserIndex holder, CredentialKind kind) {
    turn.record(new LockEvent.Enrolment(holder, kind, EnrolmentOutcome.DONE));
    turn.beep(Tone.CONFIRMED);
    turn.speak(Prompt.ENROLLED);
  }
}
