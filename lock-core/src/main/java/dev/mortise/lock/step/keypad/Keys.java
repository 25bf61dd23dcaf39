package dev.mortise.lock.step.keypad;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.ModeName;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Keypad;
import dev.mortise.lock.live.Procedure;
import dev.mortise.lock.live.Procedure.Approval;
import dev.mortise.lock.live.Procedure.ApprovalPurpose;
import dev.mortise.lock.live.Procedure.FirstAdministrator;
import dev.mortise.lock.live.Procedure.NewPasscode;
import dev.mortise.lock.live.Procedure.ResetOffer;
import dev.mortise.lock.step.Merging;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.power.Reset;
import dev.mortise.lock.step.procedure.NewPasscodes;
import dev.mortise.lock.step.procedure.Procedures;
import dev.mortise.passcode.Passcode;
import java.util.Optional;

/// The keys of the keypad (LK-24).
public final class Keys {

  private Keys() {}

  /// A key was pressed. Any but the doorbell wakes the keypad and keeps it awake (LK-25), and then
  /// does what it does.
  public static void pressed(Turn turn, KeypadKey key) {
    if (key == KeypadKey.DOORBELL) {
      turn.beep(Tone.DOORBELL);
      Merging.rang(turn);
      return;
    }
    boolean woken = wake(turn);
    switch (key) {
      case CONFIRM -> {
        if (woken) {
          turn.beep(Tone.KEY); // There was nothing yet that could be confirmed (LK-22).
        } else {
          confirm(turn);
        }
      }
      case CANCEL -> {
        turn.beep(Tone.KEY);
        if (!woken) {
          cancel(turn);
        }
      }
      case LEAVING_HOME -> leavingHome(turn);
      default -> digit(turn, key.digit().orElseThrow());
    }
  }

  /// A key was held. Only 0 has a second meaning: mute until the keypad sleeps, shown by two
  /// flashes (LK-52).
  public static void held(Turn turn, KeypadKey key) {
    wake(turn);
    if (key != KeypadKey.DIGIT_0) {
      return;
    }
    if (!turn.live().keypad().muted()) {
      if (!Merging.mutes(turn)) {
        turn.beep(Tone.REFUSED);
        return;
      }
      turn.remember(turn.live().keypad().mutedOnce());
      turn.record(new LockEvent.ModeChange(ModeName.MUTE, true, Maker.NOBODY));
    }
    for (int flash = 0; flash < 2; flash++) {
      turn.emit(new LockEffect.Light(LightId.DIGITS, false));
      turn.emit(new LockEffect.Light(LightId.DIGITS, true));
    }
  }

  /// Keeps the keypad awake, and offers the first administrator where there is none (LK-22). Tells
  /// whether it was asleep.
  private static boolean wake(Turn turn) {
    Keypad keypad = turn.live().keypad();
    turn.remember(keypad.touched(turn.now().plus(turn.policy().keypad().sleep())));
    if (turn.stored().household().hasAdministrator()) {
      return !keypad.isAwake();
    }
    if (turn.live().procedure().isEmpty()) {
      NewPasscodes.offerAdministrator(turn);
    } else if (turn.live().procedure().get() instanceof FirstAdministrator(var step, _)) {
      NewPasscodes.administratorAt(turn, step);
    }
    return !keypad.isAwake();
  }

  private static void digit(Turn turn, int digit) {
    turn.beep(Tone.KEY);
    Keypad keypad = turn.live().keypad();
    if (takesDigits(turn.live().procedure())
        && keypad.digits().length() <= turn.policy().keypad().entryLimit()) {
      turn.remember(keypad.typed(digit));
    }
  }

  private static boolean takesDigits(Optional<Procedure> procedure) {
    return procedure.isEmpty()
        || switch (procedure.get()) {
          case ResetOffer _ -> false;
          case FirstAdministrator(var step, _) -> !(step instanceof NewPasscode.Offered);
          default -> true;
        };
  }

  /// The confirm key does something only while it is lit: on an offer, or from the 6th digit on
  /// (LK-13).
  private static void confirm(Turn turn) {
    if (turn.live().procedure().isPresent()) {
      switch (turn.live().procedure().get()) {
        case ResetOffer _ -> {
          Reset.perform(turn);
          return;
        }
        case FirstAdministrator(NewPasscode.Offered _, _) -> {
          turn.beep(Tone.KEY);
          NewPasscodes.beginAdministrator(turn);
          return;
        }
        default -> {
          // The entry says what is confirmed.
        }
      }
    }
    if (turn.live().keypad().digits().length() < Passcode.MIN_LENGTH) {
      turn.beep(Tone.REFUSED);
      return;
    }
    Entry.confirmed(turn);
  }

  /// Cancel drops what was typed; with nothing typed it ends what is under way, and then the keypad
  /// sleeps.
  private static void cancel(Turn turn) {
    Keypad keypad = turn.live().keypad();
    if (!keypad.digits().isEmpty()) {
      turn.remember(keypad.cleared());
      return;
    }
    if (turn.live().procedure().isPresent()) {
      Procedures.cancel(turn);
    }
    Sleep.fallAsleep(turn);
  }

  /// Leaving-home mode begins with the key alone, and ends with an administrator's credential
  /// behind it (D-11).
  private static void leavingHome(Turn turn) {
    if (!turn.stored().household().hasAdministrator()) {
      turn.speak(Prompt.NEEDS_ADMINISTRATOR);
      return;
    }
    turn.beep(Tone.KEY);
    if (turn.stored().modes().leavingHome()) {
      Procedures.begin(
          turn,
          new Approval(
              new ApprovalPurpose.LeavingHomeOff(),
              turn.now().plus(turn.policy().keypad().approval())));
      turn.speak(Prompt.PRESENT_ADMINISTRATOR);
    } else {
      turn.keep(turn.stored().modes().leavingHome(true));
      turn.record(new LockEvent.ModeChange(ModeName.LEAVING_HOME, true, Maker.NOBODY));
      turn.speak(Prompt.LEAVING_HOME_ON);
    }
  }
}
