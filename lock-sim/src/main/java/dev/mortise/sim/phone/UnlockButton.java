package dev.mortise.sim.phone;

import dev.mortise.authority.AuthorityTable;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.sim.phone.dialogue.Dialogue.Heard;
import dev.mortise.sim.phone.dialogue.Outcome;
import java.util.Optional;

/// The home page's button: what it will do, or why it cannot (LK-38).
///
/// It promises what the lock's own answer allows. Whether remote unlock is on stands in no answer;
/// a lock where it is off refuses when the button is pressed.
final class UnlockButton {

  private UnlockButton() {}

  /// What the button of a phone says that heard the lock this way.
  static String of(KeyRole role, Channel channel, Heard heard) {
    return switch (heard) {
      case Heard.Failed(Outcome outcome) -> cannot(outcome.why());
      case Heard.Answered(Answer answer) ->
          obstacle(role, channel, answer.report().mode())
              .map(UnlockButton::cannot)
              .orElse(channel == Channel.NEAR ? "Unlock by Bluetooth" : "Unlock");
    };
  }

  /// What the button of a phone says that has no way to the lock.
  static String cannot(String why) {
    return "Cannot unlock: " + why;
  }

  private static Optional<String> obstacle(KeyRole role, Channel channel, OperatingMode mode) {
    if (AuthorityTable.channels(role, Operation.UNLOCK).isEmpty()) {
      return Optional.of("this phone gets the alarms, and opens nothing");
    }
    if (!AuthorityTable.permits(role, Operation.UNLOCK, channel)) {
      return Optional.of("this phone opens from nearby alone");
    }
    return switch (mode) {
      case NORMAL, PASSAGE -> Optional.empty();
      case PRIVACY ->
          role == KeyRole.ADMINISTRATOR
              ? Optional.empty()
              : Optional.of("privacy mode admits administrators only");
      case NO_REMOTE_LOCK_UNLOCK ->
          channel == Channel.REMOTE
              ? Optional.of("the lock's mode allows no unlocking from afar")
              : Optional.empty();
    };
  }
}
