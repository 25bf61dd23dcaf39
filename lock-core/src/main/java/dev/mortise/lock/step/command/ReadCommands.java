package dev.mortise.lock.step.command;

import dev.mortise.authority.Refusal;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.live.Readings;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.request.Receipts;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.MessageLimits;
import java.util.Optional;

/// Commands that read. The journal lies with the shell, which has the events signed; so that
/// reading takes two inputs.
public final class ReadCommands {

  private ReadCommands() {}

  static CommandResult events(Turn turn, GrantedCommand command, long from) {
    Readings readings = turn.live().readings();
    if (!readings.hasRoom()) {
      return CommandResult.refused(Refusal.TOO_MANY_ATTEMPTS);
    }
    turn.remember(turn.live().with(readings.with(command)));
    turn.emit(
        new LockEffect.ReadEvents(command.correlation(), from, MessageLimits.RECEIPT_DATA_BYTES));
    return new CommandResult.Awaited();
  }

  /// The shell has read what was asked for.
  public static void eventsRead(Turn turn, Correlation correlation, Octets events) {
    Readings readings = turn.live().readings();
    Optional<GrantedCommand> command = readings.awaiting(correlation);
    if (command.isPresent()) {
      turn.remember(turn.live().with(readings.without(correlation)));
      Receipts.answer(turn, command.get(), CommandResult.done(events));
    }
  }
}
