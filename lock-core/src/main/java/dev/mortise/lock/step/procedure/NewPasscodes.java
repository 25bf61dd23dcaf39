package dev.mortise.lock.step.procedure;

import dev.mortise.credential.CredentialKind;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.EnrolmentOutcome;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.FirstAdministrator;
import dev.mortise.lock.live.Procedure.NewPasscode;
import dev.mortise.lock.live.Procedure.PasscodeEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.WrongTries;
import dev.mortise.passcode.Digits;
import dev.mortise.passcode.Passcode;
import dev.mortise.passcode.PasscodePolicy;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import java.util.Optional;

/// Choosing a passcode by typing it twice (LK-13), for the first administrator (LK-22) and for
/// whoever is being enrolled.
public final class NewPasscodes {

  private static final UserIndex FIRST = new UserIndex(1);
  private static final DisplayName FIRST_NAME = new DisplayName("Administrator");

  private NewPasscodes() {}

  /// A keypad without an administrator was woken: confirm will create one (LK-22).
  public static void offerAdministrator(Turn turn) {
    administratorAt(turn, new NewPasscode.Offered());
    turn.speak(Prompt.CREATE_ADMINISTRATOR);
  }

  /// The offer was confirmed.
  public static void beginAdministrator(Turn turn) {
    administratorAt(turn, new NewPasscode.FirstEntry());
    turn.speak(Prompt.ENTER_NEW_PASSCODE);
  }

  /// The first administrator is at this step, for as long as the keypad stays awake.
  public static void administratorAt(Turn turn, NewPasscode step) {
    turn.remember(new FirstAdministrator(step, turn.now().plus(turn.policy().keypad().sleep())));
  }

  /// The first administrator has confirmed an entry.
  public static void entered(Turn turn, FirstAdministrator choosing, Digits entry) {
    Optional<NewPasscode> next = next(turn, choosing.step(), entry);
    if (next.isPresent()) {
      administratorAt(turn, next.get());
      return;
    }
    turn.remember(turn.live().withoutProcedure());
    turn.keepListed(turn.stored().household().with(User.of(FIRST, FIRST_NAME, Role.ADMINISTRATOR)));
    turn.record(new LockEvent.UserChange(Change.ADDED, FIRST, Maker.NOBODY));
    Enrolments.keepPasscode(turn, FIRST, false, Maker.NOBODY, new Passcode(entry));
    turn.beep(Tone.CONFIRMED);
    turn.speak(Prompt.ADMINISTRATOR_CREATED);
  }

  /// A user being enrolled has confirmed an entry.
  public static void entered(Turn turn, PasscodeEnrolment choosing, Digits entry) {
    Optional<NewPasscode> next = next(turn, choosing.step(), entry);
    int round =
        choosing.round()
            + (next.filter(NewPasscode.FirstEntry.class::isInstance).isPresent() ? 1 : 0);
    boolean mayGoOn =
        !turn.isSystemLocked()
            && round <= turn.policy().enrolment().passcodeRounds()
            && Enrolments.mayBeKept(turn, choosing);
    if (!mayGoOn) {
      Procedures.end(turn, EnrolmentOutcome.REFUSED);
    } else if (next.isPresent()) {
      turn.remember(
          new PasscodeEnrolment(
              choosing.holder(),
              choosing.duress(),
              choosing.by(),
              next.get(),
              round,
              Enrolments.stepEnd(turn)));
    } else {
      turn.remember(turn.live().withoutProcedure());
      Enrolments.keepPasscode(
          turn, choosing.holder(), choosing.duress(), choosing.by(), new Passcode(entry));
      Enrolments.done(turn, choosing.holder(), CredentialKind.PASSCODE);
    }
  }

  /// The step after an entry, or empty if it completes the choice.
  private static Optional<NewPasscode> next(Turn turn, NewPasscode step, Digits entry) {
    return switch (step) {
      case NewPasscode.Offered _ -> Optional.of(step);
      case NewPasscode.FirstEntry _ -> Optional.of(first(turn, entry));
      case NewPasscode.SecondEntry(Digits first) ->
          first.equals(entry)
              ? refusedForAnother(turn, entry)
              : Optional.of(again(turn, Prompt.PASSCODES_DIFFER));
    };
  }

  private static NewPasscode first(Turn turn, Digits entry) {
    if (PasscodePolicy.faultOf(entry).isPresent()) {
      return again(turn, Prompt.PASSCODE_REFUSED);
    }
    Optional<NewPasscode> refused = refusedForAnother(turn, entry);
    if (refused.isPresent()) {
      return refused.get();
    }
    turn.beep(Tone.KEY);
    turn.speak(Prompt.REPEAT_NEW_PASSCODE);
    return new NewPasscode.SecondEntry(entry);
  }

  /// A code that collides with another one is refused like a weak one, but counts as a wrong try:
  /// otherwise enrolment would be a way to ask for other people's codes (D-13). It is so at both
  /// entries, because an app may have made the other code between them.
  ///
  /// @return the step that it is back to, or empty if there is no such code
  private static Optional<NewPasscode> refusedForAnother(Turn turn, Digits entry) {
    boolean collides =
        turn.stored()
            .household()
            .passcodes()
            .collidesWith(new Passcode(entry), turn.stored().identity().passcodeKey());
    if (!collides) {
      return Optional.empty();
    }
    NewPasscode step = again(turn, Prompt.PASSCODE_REFUSED);
    WrongTries.count(turn);
    return Optional.of(step);
  }

  private static NewPasscode again(Turn turn, Prompt why) {
    Enrolments.repeat(turn, why);
    return new NewPasscode.FirstEntry();
  }
}
