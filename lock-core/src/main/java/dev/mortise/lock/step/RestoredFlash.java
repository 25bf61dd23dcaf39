package dev.mortise.lock.step;

import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockInput.BoltReported;
import dev.mortise.lock.LockInput.CardPresented;
import dev.mortise.lock.LockInput.DoorMoved;
import dev.mortise.lock.LockInput.FacePresented;
import dev.mortise.lock.LockInput.FingerPresented;
import dev.mortise.lock.LockInput.KeyPressed;
import dev.mortise.lock.LockInput.MessageReceived;
import dev.mortise.lock.LockInput.PalmPresented;
import dev.mortise.lock.LockInput.PowerRestored;
import dev.mortise.lock.LockInput.RearCoverMoved;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Keypad;
import dev.mortise.lock.live.Procedure;
import dev.mortise.lock.live.Procedure.ResetOffer;
import dev.mortise.lock.step.power.PowerOn;
import dev.mortise.lock.step.power.Reset;
import dev.mortise.lock.step.request.Requests;

/// The machine of a lock whose flash is not the newest it wrote (SEC-26). Key and handle work by
/// themselves, and a reset can be confirmed; everything else is refused, nothing is recorded and
/// nothing stored. What its body says of itself it remembers: after the reset nobody says it again.
public final class RestoredFlash {

  private RestoredFlash() {}

  /// Judges an input of such a lock.
  public static void judge(Turn turn, LockInput input) {
    if (Deadlines.isDue(turn.live().procedure().map(Procedure::until), turn.now())) {
      turn.remember(turn.live().withoutProcedure());
    }
    if (Deadlines.isDue(turn.live().keypad().sleepsAt(), turn.now())) {
      turn.remember(Keypad.ASLEEP);
    }
    if (input instanceof PowerRestored(boolean setHeld)) {
      PowerOn.restored(turn, setHeld);
    } else if (input instanceof BoltReported(var bolt)) {
      turn.remember(turn.live().doorway().bolt(bolt));
    } else if (input instanceof RearCoverMoved(boolean off)) {
      turn.remember(turn.live().doorway().rearCover(off));
    } else if (input instanceof DoorMoved(var leaf)) {
      turn.remember(turn.live().doorway().bodySays(leaf).leaf(leaf));
    } else if (input instanceof KeyPressed(var key)) {
      pressed(turn, key);
    } else if (input instanceof FingerPresented
        || input instanceof FacePresented
        || input instanceof PalmPresented
        || input instanceof CardPresented) {
      refuse(turn);
    } else if (input instanceof MessageReceived message) {
      Requests.refusedByRestoredFlash(turn, message);
    }
  }

  private static void pressed(Turn turn, KeypadKey key) {
    boolean offered = turn.live().procedure().filter(ResetOffer.class::isInstance).isPresent();
    if (offered && key == KeypadKey.CONFIRM) {
      Reset.perform(turn);
    } else if (offered && key == KeypadKey.CANCEL) {
      turn.remember(turn.live().withoutProcedure());
    } else {
      refuse(turn);
    }
  }

  private static void refuse(Turn turn) {
    turn.beep(Tone.REFUSED);
    turn.speak(Prompt.RESTORED_FLASH);
  }
}
