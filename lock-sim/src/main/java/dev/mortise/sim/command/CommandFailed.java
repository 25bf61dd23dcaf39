package dev.mortise.sim.command;

import java.io.Serial;

/// A command cannot do what it was asked for. The message is one sentence for a person, with the
/// way out.
final class CommandFailed extends Exception {

  @Serial private static final long serialVersionUID = 1;

  CommandFailed(String message) {
    super(message);
  }
}
