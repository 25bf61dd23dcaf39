package dev.mortise.sim.phone;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.Dialogue.Heard;
import dev.mortise.sim.phone.dialogue.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Keeps a lock's time right. Only an administrator's signed command sets it, so the phone of one
/// does so by itself whenever the lock's answer shows that it does not know the time, or has
/// another.
///
/// @param clock the phone's own time
record LockTime(InstantSource clock) {

  /// A lock whose time is further off than this gets the phone's.
  private static final Duration OFF_MAX = Duration.ofSeconds(60);

  /// Asks for a challenge; if the time had to be set, once more, so that the answer tells the time
  /// that holds.
  Heard ask(Dialogue dialogue, KeyRole role, Operation operation) {
    Heard heard = dialogue.question(operation);
    boolean sets =
        role == KeyRole.ADMINISTRATOR
            && operation != Operation.SET_TIME
            && heard instanceof Heard.Answered(Answer answer)
            && isOff(answer);
    return sets && set(dialogue) instanceof Outcome.Done ? dialogue.question(operation) : heard;
  }

  /// Sets the time of a lock that this phone was just enrolled at. A lock that is out of reach by
  /// then gets it with the next question.
  void begin(Dialogue dialogue, KeyRole role) {
    if (role == KeyRole.ADMINISTRATOR
        && dialogue.question(Operation.SET_TIME) instanceof Heard.Answered(Answer answer)
        && isOff(answer)) {
      var _ = dialogue.command(new CommandArguments.SetTime(clock.instant()), answer);
    }
  }

  private Outcome set(Dialogue dialogue) {
    return dialogue.command(new CommandArguments.SetTime(clock.instant()));
  }

  private boolean isOff(Answer answer) {
    Optional<Instant> time = answer.report().time();
    return time.map(told -> Duration.between(told, clock.instant()).abs())
        .filter(off -> off.compareTo(OFF_MAX) <= 0)
        .isEmpty();
  }
}
