package dev.mortise.lock.step.keypad;

import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.live.Keypad;
import dev.mortise.lock.live.Procedure.FirstAdministrator;
import dev.mortise.lock.live.Procedure.PasscodeEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.PeriodicPasscodes;
import dev.mortise.lock.step.credential.Presentation;
import dev.mortise.lock.step.credential.Visitors;
import dev.mortise.lock.step.credential.WrongTries;
import dev.mortise.lock.step.procedure.NewPasscodes;
import dev.mortise.mode.Setting;
import dev.mortise.passcode.Digits;
import dev.mortise.passcode.EntryScan;
import dev.mortise.visitor.VisitorVerdict;
import java.util.Optional;

/// A confirmed entry at the keypad: one entry is one try, whatever it holds (D-13).
final class Entry {

  private Entry() {}

  /// Judges what was typed. During a lock-out nothing is judged, so that right and wrong are alike
  /// (LK-84).
  static void confirmed(Turn turn) {
    Keypad keypad = turn.live().keypad();
    Digits entry = keypad.digits();
    turn.remember(keypad.cleared());
    if (turn.isSystemLocked()) {
      WrongTries.refuseWhileLocked(turn);
      return;
    }
    if (turn.live().procedure().isPresent()) {
      switch (turn.live().procedure().get()) {
        case FirstAdministrator choosing -> {
          NewPasscodes.entered(turn, choosing, entry);
          return;
        }
        case PasscodeEnrolment choosing -> {
          NewPasscodes.entered(turn, choosing, entry);
          return;
        }
        default -> {
          // A passcode may be presented for whatever else is under way.
        }
      }
    }
    present(turn, entry);
  }

  /// An entry of 8 digits is held against the one-time codes first; whatever comes of that, it is
  /// held against the other passcodes as well, so that both cost the same every time.
  private static void present(Turn turn, Digits entry) {
    VisitorVerdict verdict = Visitors.judge(turn, entry);
    Optional<Recognised> recognised = recognise(turn, entry);
    if (verdict instanceof VisitorVerdict.Accepted code) {
      Visitors.accepted(turn, code);
      return;
    }
    if (verdict instanceof VisitorVerdict.NoMatch(var after)) {
      turn.keep(after);
    }
    if (recognised.isEmpty()) {
      Visitors.wrong(turn, entry, verdict);
      return;
    }
    switch (recognised.get()) {
      case Recognised.Users(var credential, _) ->
          Presentation.recognised(turn, credential, OperationSource.KEYPAD);
      case Recognised.Visitors(var code, _) -> PeriodicPasscodes.presented(turn, code);
    }
  }

  private static Optional<Recognised> recognise(Turn turn, Digits entry) {
    if (entry.length() > turn.policy().keypad().entryLimit()) {
      return Optional.empty();
    }
    EntryScan scan =
        turn.stored()
            .household()
            .passcodes()
            .scan(
                entry,
                turn.stored().settings().isOn(Setting.SYSTEM_LOCK),
                turn.stored().identity().passcodeKey());
    return scan.matches().stream()
        .flatMap(match -> Recognised.of(turn.stored().household(), match).stream())
        .min(Recognised.FIRST);
  }
}
