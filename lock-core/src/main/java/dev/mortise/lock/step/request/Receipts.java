package dev.mortise.lock.step.request;

import dev.mortise.lock.link.Reply;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.command.CommandResult;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.message.response.Result;
import java.util.Optional;

/// The lock's word on how a command ended.
public final class Receipts {

  private Receipts() {}

  /// Answers a command that has come to its end.
  public static void answer(Turn turn, GrantedCommand command, CommandResult result) {
    switch (result) {
      case CommandResult.Done(Optional<Octets> data) -> answer(turn, command, Result.done(), data);
      case CommandResult.Refused(var reason) ->
          answer(turn, command, Result.refused(reason), Optional.empty());
      case CommandResult.Awaited() -> {
        // The end is still to come.
      }
    }
  }

  private static void answer(
      Turn turn, GrantedCommand command, Result result, Optional<Octets> data) {
    Octets receipt =
        new Receipt(
                turn.stored().identity().lockId(),
                turn.stored().identity().generation(),
                Subject.of(command.challenge()),
                result,
                turn.live().doorway().bolt(),
                turn.stored().journal().sequence(),
                Optional.empty(),
                data)
            .encode();
    turn.answer(command.correlation(), new Reply.Signed(SignatureType.RECEIPT, receipt));
  }
}
