package dev.mortise.lock.step.procedure;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.ModeName;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.Procedure.Approval;
import dev.mortise.lock.live.Procedure.ApprovalPurpose;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.device.Linking;
import dev.mortise.lock.step.pairing.PairingStep;
import dev.mortise.user.User;

/// A credential presented where an administrator's was asked for.
public final class Approvals {

  private Approvals() {}

  /// Goes on if it is an administrator's. Another user's is no wrong try: it is right, only not
  /// enough.
  public static void presented(Turn turn, Approval approval, User user) {
    if (!user.isAdministrator()) {
      turn.beep(Tone.REFUSED);
      turn.speak(Prompt.NOT_ADMINISTRATOR);
      return;
    }
    turn.remember(turn.live().withoutProcedure());
    turn.beep(Tone.CONFIRMED);
    switch (approval.purpose()) {
      case ApprovalPurpose.Pairing() -> PairingStep.open(turn, user.index());
      case ApprovalPurpose.Linking(var link, var by) -> Linking.approved(turn, link, by);
      case ApprovalPurpose.LeavingHomeOff() -> {
        turn.keep(turn.stored().modes().leavingHome(false));
        turn.record(new LockEvent.ModeChange(ModeName.LEAVING_HOME, false, Maker.of(user.index())));
        turn.speak(Prompt.LEAVING_HOME_OFF);
      }
    }
  }
}
