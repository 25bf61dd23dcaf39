package dev.mortise.lock.step;

import dev.mortise.credential.CredentialKind;
import dev.mortise.lock.LiveState;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockState;
import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.live.PairingMode;
import dev.mortise.lock.live.Procedure.FaceEnrolment;
import dev.mortise.lock.live.Procedure.FirstAdministrator;
import dev.mortise.lock.live.Procedure.NewPasscode;
import dev.mortise.lock.live.Procedure.ResetOffer;
import dev.mortise.lock.live.Supply;
import dev.mortise.passcode.Passcode;
import java.time.Duration;
import java.util.Optional;

/// What stands until it changes: lights, siren, screen, and the next wake-up. They follow from the
/// state alone, so no step switches them; after each decision the differences become effects, and
/// nothing can be left on by mistake.
public final class Standing {

  private Standing() {}

  /// Emits what changed between the beginning of the turn and its end.
  public static void settle(Turn turn, LockInput input) {
    LockState before = turn.before();
    LockState after = new LockState(turn.stored(), turn.live());
    for (LightId light : LightId.values()) {
      boolean on = isLit(light, after);
      if (on != isLit(light, before)) {
        turn.emit(new LockEffect.Light(light, on));
      }
    }
    boolean sounding = after.live().sirenUntil().isPresent();
    if (sounding != before.live().sirenUntil().isPresent()) {
      turn.emit(new LockEffect.Siren(sounding));
    }
    show(turn, before, after);
    wake(turn, before, after, input);
  }

  private static boolean isLit(LightId light, LockState state) {
    LiveState live = state.live();
    return switch (light) {
      case DIGITS -> live.keypad().isAwake();
      case CONFIRM -> live.keypad().digits().length() >= Passcode.MIN_LENGTH || awaitsConfirm(live);
      case CANCEL -> awaitsConfirm(live);
      case FACE -> looksForFaces(state);
      case LOW_BATTERY -> live.supply().level() != Supply.Level.ENOUGH;
    };
  }

  /// Whether the camera looks for a face because somebody asked: there is one it could know, or one
  /// to be enrolled (LK-33).
  private static boolean looksForFaces(LockState state) {
    boolean enrols = state.live().procedure().filter(FaceEnrolment.class::isInstance).isPresent();
    return enrols
        || (state.live().keypad().isAwake()
            && state.stored().household().hasAny(CredentialKind.FACE));
  }

  /// Whether there is a choice between confirm and cancel before anything is typed (LK-22, LK-28).
  private static boolean awaitsConfirm(LiveState live) {
    if (live.procedure().isEmpty()) {
      return false;
    }
    return switch (live.procedure().get()) {
      case FirstAdministrator(NewPasscode step, _) -> step instanceof NewPasscode.Offered;
      case ResetOffer _ -> true;
      default -> false;
    };
  }

  private static void show(Turn turn, LockState before, LockState after) {
    if (before.live().procedure().equals(after.live().procedure())) {
      return;
    }
    Screen screen = screen(after);
    if (!screen.equals(screen(before))) {
      turn.emit(new LockEffect.Show(screen));
    }
  }

  private static Screen screen(LockState state) {
    Optional<PairingMode> pairing = state.live().pairing();
    if (pairing.isEmpty()) {
      return Screen.BLANK;
    }
    return switch (pairing.get()) {
      case PairingMode.Open open ->
          new Screen.PairingQr(state.stored().identity().pairingCode(open.secret()));
      case PairingMode.Shown(var name, var digits, _) -> new Screen.PairingDigits(name, digits);
    };
  }

  /// The shell keeps one wish at a time and forgets it when it has sent a tick or lost power.
  private static void wake(Turn turn, LockState before, LockState after, LockInput input) {
    Optional<Duration> next = Deadlines.next(after, turn.policy());
    boolean forgotten = input instanceof LockInput.Tick || input instanceof LockInput.PowerRestored;
    if (next.isPresent() && (forgotten || !next.equals(Deadlines.next(before, turn.policy())))) {
      turn.emit(new LockEffect.WakeAt(next.get()));
    }
  }
}
