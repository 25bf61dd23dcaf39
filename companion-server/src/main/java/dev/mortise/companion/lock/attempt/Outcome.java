package dev.mortise.companion.lock.attempt;

import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.cose.SignatureVerdict;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.protocol.message.response.Result;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// What became of a request that was sent, as far as the companion can tell.
///
/// @param reason why, unless it was done
/// @param response what came back
record Outcome(AttemptState state, Optional<String> reason, Optional<Octets> response) {

  /// No word that can be believed came back.
  private static final String NO_RECEIPT = "no-receipt";

  /// The lock was not connected, or nobody knows of such a lock: told alike (SEC-17).
  private static final String UNREACHABLE = "unreachable";

  static Outcome unreachable() {
    return new Outcome(AttemptState.EXPIRED, Optional.of(UNREACHABLE), Optional.empty());
  }

  static Outcome unknown() {
    return new Outcome(AttemptState.UNKNOWN, Optional.of(NO_RECEIPT), Optional.empty());
  }

  /// Of a request that got no response.
  static Outcome ofFailure(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure;
    return cause instanceof LockUnreachable unreachable && !unreachable.sent()
        ? unreachable()
        : unknown();
  }

  /// Of a response. A receipt that this lock did not sign leaves the outcome unknown.
  static Outcome ofResponse(Octets response, SigningKey lock) {
    try {
      return switch (Response.decode(response)) {
        case Response.Refused refused -> refused(refused.reason().wireText(), response);
        case Response.Signed(Octets envelope) -> ofReceipt(envelope, lock);
      };
    } catch (MalformedCbor e) {
      return new Outcome(AttemptState.UNKNOWN, Optional.of(NO_RECEIPT), Optional.of(response));
    }
  }

  private static Outcome ofReceipt(Octets envelope, SigningKey lock) throws MalformedCbor {
    SignatureVerdict verdict = CoseSign1.parse(envelope).verify(SignatureType.RECEIPT, lock);
    if (!(verdict instanceof SignatureVerdict.Valid(Octets payload))) {
      return new Outcome(AttemptState.UNKNOWN, Optional.of(NO_RECEIPT), Optional.of(envelope));
    }
    return switch (Receipt.decode(payload).result()) {
      case Result.Done() -> new Outcome(AttemptState.DONE, Optional.empty(), Optional.of(envelope));
      case Result.Refused(var reason) -> refused(reason.wireText(), envelope);
    };
  }

  private static Outcome refused(String reason, Octets response) {
    return new Outcome(AttemptState.REFUSED, Optional.of(reason), Optional.of(response));
  }
}
