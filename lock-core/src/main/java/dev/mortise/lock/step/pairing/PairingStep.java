package dev.mortise.lock.step.pairing;

import dev.mortise.authority.Attempts;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.PairingMode;
import dev.mortise.lock.live.Procedure.Approval;
import dev.mortise.lock.live.Procedure.ApprovalPurpose;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.procedure.Procedures;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Optional;

/// Pairing mode at the lock (LK-27, SEC-17).
public final class PairingStep {

  private PairingStep() {}

  /// SET was held: an administrator's credential is asked for. Where there is no administrator,
  /// there is nobody to ask (LK-23).
  public static void setHeld(Turn turn) {
    if (!turn.live().doorway().rearCoverOff()) {
      turn.beep(Tone.REFUSED);
      return;
    }
    if (!turn.stored().household().hasAdministrator()) {
      turn.speak(Prompt.NEEDS_ADMINISTRATOR);
      return;
    }
    Duration until = turn.now().plus(turn.policy().keypad().approval());
    Procedures.begin(turn, new Approval(new ApprovalPurpose.Pairing(), until));
    turn.speak(Prompt.PRESENT_ADMINISTRATOR);
  }

  /// An administrator approved: the QR code is shown, with a secret that was never used before.
  public static void open(Turn turn, UserIndex administrator) {
    turn.remember(
        new PairingMode.Open(
            turn.entropy().derive("pairing secret", PairingCode.SECRET_SIZE),
            administrator,
            Attempts.NONE,
            turn.now().plus(turn.policy().pairing().window())));
    turn.speak(Prompt.SCAN_CODE);
  }

  /// Counts an attempt to pair, and tells whether it may be judged: as many as the policy says
  /// within a second. False without pairing mode.
  public static boolean admits(Turn turn) {
    if (turn.live().procedure().isEmpty()
        || !(turn.live().procedure().get() instanceof PairingMode.Open open)) {
      return false;
    }
    Optional<Attempts> attempts =
        open.attempts().another(turn.now(), turn.policy().pairing().attempts());
    if (attempts.isEmpty()) {
      return false;
    }
    turn.remember(
        new PairingMode.Open(open.secret(), open.administrator(), attempts.get(), open.until()));
    return true;
  }

  /// An app has paired: the secret is gone, and the screen shows who it was, for everybody to
  /// compare.
  public static void succeeded(Turn turn, DisplayName name, String digits) {
    turn.remember(
        new PairingMode.Shown(name, digits, turn.now().plus(turn.policy().pairing().digits())));
    turn.beep(Tone.CONFIRMED);
    turn.speak(Prompt.PAIRED);
  }
}
