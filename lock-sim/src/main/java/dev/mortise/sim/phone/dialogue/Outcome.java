package dev.mortise.sim.phone.dialogue;

import dev.mortise.authority.Refusal;
import dev.mortise.protocol.message.response.Receipt;
import java.time.Duration;

/// What a phone knows of how a request ended.
public sealed interface Outcome {

  /// Why it was not done, in one sentence without its full stop; nothing if it was.
  default String why() {
    return switch (this) {
      case Done _ -> "";
      case Refused(Refusal reason, boolean signed) ->
          (signed ? "the lock refuses: " : "somebody, perhaps the lock, refuses: ")
              + reason.wireText().replace('-', ' ');
      case NotCarried(String why) -> why;
      case NotVerified(String fault) -> fault;
      case NoReceipt(String why, _) -> why;
    };
  }

  /// The lock's signed receipt says done.
  record Done(Receipt receipt) implements Outcome {}

  /// It was refused. Where the lock signed that, nothing changed.
  ///
  /// @param signed whether the lock signed the refusal; otherwise whoever is in between may have
  ///   made it up, or had the lock say it of a second delivery, and a command may have been done or
  ///   may still be until its challenge has run out
  record Refused(Refusal reason, boolean signed) implements Outcome {}

  /// Whoever carries for the phone would not carry it, so that the lock never heard of it.
  ///
  /// @param why one sentence for people, as the carrier gave it
  record NotCarried(String why) implements Outcome {}

  /// Something came back that is not the lock's word.
  ///
  /// @param fault one sentence for people
  record NotVerified(String fault) implements Outcome {}

  /// Nothing came back: it may still happen until the challenge has run out.
  ///
  /// @param why one sentence for people
  /// @param mayHappenFor how long; nothing at all if the request never left
  record NoReceipt(String why, Duration mayHappenFor) implements Outcome {}
}
