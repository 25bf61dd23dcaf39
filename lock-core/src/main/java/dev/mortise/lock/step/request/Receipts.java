package dev.mortise.lock.step.request;

import dev.mortise.authority.Refusal;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.link.Reply;
import dev.mortise.lock.link.Wireless;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.live.RequestDesk;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.command.CommandResult;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.message.response.Result;
import java.util.List;
import java.util.Optional;

/// The lock's word on how a request ended. That of a command is remembered for the challenge's
/// life, to be given again for the same bytes (SEC-1).
public final class Receipts {

  private Receipts() {}

  /// Answers a command that has come to its end.
  public static void answer(Turn turn, GrantedCommand command, CommandResult result) {
    switch (result) {
      case CommandResult.Done(Optional<Octets> data) ->
          ofCommand(turn, command.correlation(), command.challenge(), Result.done(), data);
      case CommandResult.Refused(Refusal reason) ->
          ofCommand(
              turn,
              command.correlation(),
              command.challenge(),
              Result.refused(reason),
              Optional.empty());
      case CommandResult.Awaited() -> {
        // The end is still to come.
      }
    }
  }

  /// Refuses a command that used up its challenge.
  static void refuse(Turn turn, Origin origin, Challenge challenge, Refusal reason) {
    ofCommand(turn, origin.correlation(), challenge, Result.refused(reason), Optional.empty());
  }

  /// Gives the receipt of a command again.
  static void again(Turn turn, Origin origin, Octets receipt) {
    send(turn, origin.correlation(), receipt);
  }

  /// Says how a request ended that bears no challenge.
  static void give(Turn turn, Origin origin, Result result) {
    give(turn, origin, Subject.ofRequest(origin.message()), result, Optional.empty());
  }

  /// Says that an app was enrolled, and that the lock knew the secret.
  ///
  /// @param confirmation the lock's proof, 32 bytes
  static void paired(Turn turn, Origin origin, Octets confirmation) {
    Subject subject = Subject.ofRequest(origin.message());
    give(turn, origin, subject, Result.done(), Optional.of(confirmation));
  }

  /// The same of an app that has named a wireless network, with how that went.
  ///
  /// @param wireless [Receipt#JOINED] or a refusal's word
  public static void paired(Turn turn, Wireless.Waiting.OfPairing pairing, String wireless) {
    Receipt receipt =
        receipt(
            turn,
            pairing.subject(),
            Result.done(),
            Optional.of(pairing.confirmation()),
            Optional.of(Cbor.encode(CborValue.of(wireless))));
    send(turn, pairing.correlation(), receipt.encode());
  }

  private static void give(
      Turn turn, Origin origin, Subject subject, Result result, Optional<Octets> confirmation) {
    Receipt receipt = receipt(turn, subject, result, confirmation, Optional.empty());
    send(turn, origin.correlation(), receipt.encode());
  }

  private static void ofCommand(
      Turn turn,
      Correlation correlation,
      Challenge challenge,
      Result result,
      Optional<Octets> data) {
    Octets receipt = receipt(turn, Subject.of(challenge), result, Optional.empty(), data).encode();
    RequestDesk desk = turn.live().requests();
    List<Correlation> repeats = desk.repeatsOf(challenge);
    turn.remember(turn.live().with(desk.answered(challenge, receipt)));
    send(turn, correlation, receipt);
    repeats.forEach(repeat -> send(turn, repeat, receipt));
  }

  private static Receipt receipt(
      Turn turn,
      Subject subject,
      Result result,
      Optional<Octets> confirmation,
      Optional<Octets> data) {
    return new Receipt(
        turn.stored().identity().lockId(),
        turn.stored().identity().generation(),
        subject,
        result,
        turn.live().doorway().bolt(),
        turn.stored().journal().sequence(),
        confirmation,
        data);
  }

  private static void send(Turn turn, Correlation correlation, Octets receipt) {
    turn.answer(correlation, new Reply.Signed(SignatureType.RECEIPT, receipt));
  }
}
