package dev.mortise.lock.step.command;

import dev.mortise.authority.Refusal;
import dev.mortise.protocol.Octets;
import java.util.Optional;

/// What became of a command.
public sealed interface CommandResult {

  /// It was done, and there is nothing more to say.
  CommandResult DONE = new Done(Optional.empty());

  /// It was done.
  ///
  /// @param data what was read, or the index of what was added
  record Done(Optional<Octets> data) implements CommandResult {}

  /// It was not done, and nothing changed but the record of it.
  record Refused(Refusal reason) implements CommandResult {}

  /// It is under way; its receipt is given when the bolt, or whoever reads the journal, has
  /// reported.
  record Awaited() implements CommandResult {}

  /// Done, with this to tell.
  static CommandResult done(Octets data) {
    return new Done(Optional.of(data));
  }

  /// Not done, for this reason.
  static CommandResult refused(Refusal reason) {
    return new Refused(reason);
  }
}
