package dev.mortise.lock.step.request;

import dev.mortise.authority.Refusal;
import dev.mortise.lock.LockInput.MessageReceived;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.firmware.Offers;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.request.CarryReport;
import dev.mortise.protocol.message.request.CarryRevocation;
import dev.mortise.protocol.message.request.OfferFirmware;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.message.request.Request;

/// Every message, and the step that judges it.
public final class Requests {

  private Requests() {}

  /// Judges a message, whoever sent it.
  public static void received(Turn turn, MessageReceived input) {
    Origin origin = origin(input);
    Request request;
    try {
      request = Request.decode(input.message());
    } catch (MalformedCbor e) {
      origin.refuse(turn, Refusal.MALFORMED);
      return;
    }
    switch (request) {
      case AskChallenge question -> Questions.asked(turn, origin, question);
      case CarryCommand carried -> SignedCommands.carried(turn, origin, carried.envelope());
      case Pair pair when pair.invited().isPresent() -> InvitedPairing.asked(turn, origin, pair);
      case Pair pair -> ScreenPairing.asked(turn, origin, pair);
      case CarryRevocation carried -> Revocations.carried(turn, origin, carried.envelope());
      case CarryReport carried -> SensorReports.carried(turn, origin, carried.envelope());
      case OfferFirmware(var manifest) ->
          Offers.made(turn, origin.channel(), origin.correlation(), manifest)
              .ifPresent(reason -> origin.refuse(turn, reason));
    }
  }

  /// Refuses a message to a lock whose flash is not the newest it wrote (SEC-26).
  public static void refusedByRestoredFlash(Turn turn, MessageReceived input) {
    origin(input).refuse(turn, Refusal.RESTORED_FLASH);
  }

  private static Origin origin(MessageReceived input) {
    return new Origin(input.channel(), input.connection(), input.correlation(), input.message());
  }
}
