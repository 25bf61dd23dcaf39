package dev.mortise.sim.phone.view;

import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.sim.phone.companion.SignedIn;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.Dialogue.Heard;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PhoneKeys;

/// What came of asking a lock for a live view.
public sealed interface Viewing {

  /// The lock shows what is before the door, by its signed receipt.
  ///
  /// @param frames what it shows; to be closed by whoever watches
  record Begun(LiveFrames frames) implements Viewing {}

  /// It does not, or not as far as is known.
  record NotBegun(Outcome outcome) implements Viewing {}

  /// Has the lock begin, and goes to where the frames are.
  ///
  /// @param dialogue the talk with the lock, by the companion
  /// @param heard what came of the question for a challenge
  /// @throws CompanionFailed if the companion does not hand on the frames
  static Viewing begin(
      Dialogue dialogue, Heard heard, SignedIn companion, LockIdentity lock, PhoneKeys keys)
      throws CompanionFailed {
    return switch (heard) {
      case Heard.Failed(Outcome outcome) -> new NotBegun(outcome);
      case Heard.Answered(Answer answer) -> {
        Outcome outcome = dialogue.command(new CommandArguments.StartLiveView(), answer);
        yield outcome instanceof Outcome.Done
            ? new Begun(
                new LiveFrames(
                    companion.view(lock.lock(), answer.challenge()),
                    lock,
                    answer.challenge(),
                    keys.agreement()))
            : new NotBegun(outcome);
      }
    };
  }
}
