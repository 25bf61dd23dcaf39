package dev.mortise.companion.lock.attempt;

import dev.mortise.authority.Refusal;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.cose.SignatureVerdict;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.protocol.message.response.Result;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

/// What became of a request that was sent, as far as the companion can tell.
///
/// @param reason why, unless it was done
/// @param response what came back
/// @param lasting whether the lock has signed that, and would say the same at any other time
record Outcome(
    AttemptState state, Optional<String> reason, Optional<Octets> response, boolean lasting) {

  /// No word that can be believed came back.
  private static final String NO_RECEIPT = "no-receipt";

  /// What a lock refuses for good. Every other refusal may be over one day: there is room again,
  /// the lock knows the time, its flash is its own, the signer's user may come.
  private static final Set<Refusal> FOR_GOOD =
      EnumSet.of(
          Refusal.MALFORMED,
          Refusal.WRONG_LOCK,
          Refusal.WRONG_GENERATION,
          Refusal.UNKNOWN_KEY,
          Refusal.NOT_PERMITTED,
          Refusal.WRONG_CHANNEL,
          Refusal.INVALID_ARGUMENTS,
          Refusal.UNSUPPORTED,
          Refusal.USER_UNKNOWN);

  /// The lock was not connected, or nobody knows of such a lock: told alike (SEC-17).
  static final String UNREACHABLE = "unreachable";

  static Outcome unreachable() {
    return new Outcome(AttemptState.EXPIRED, Optional.of(UNREACHABLE), Optional.empty(), false);
  }

  /// Of an attempt before anything came back.
  static Outcome open(AttemptState state) {
    return new Outcome(state, Optional.empty(), Optional.empty(), false);
  }

  /// The same word where it ends nothing: the attempt waits as before, and why is told.
  Outcome waiting() {
    return new Outcome(AttemptState.ACCEPTED, reason, Optional.empty(), false);
  }

  /// Of a command that the lock may have got before, which is not connected now.
  static Outcome unheard() {
    return unknown(Optional.empty());
  }

  private static Outcome unknown(Optional<Octets> response) {
    return new Outcome(AttemptState.UNKNOWN, Optional.of(NO_RECEIPT), response, false);
  }

  /// Of a request that got no response; empty if it failed for another reason.
  ///
  /// @param notSent how it ends if the lock did not get it
  static Optional<Outcome> ofFailure(Throwable failure, Outcome notSent) {
    Throwable cause =
        failure instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure;
    return cause instanceof LockUnreachable unreachable
        ? Optional.of(unreachable.sent() ? unknown(Optional.empty()) : notSent)
        : Optional.empty();
  }

  /// Of a response. A receipt that this lock did not sign, or about something else, leaves the
  /// outcome unknown. A stranger hears of nothing else but a receipt.
  static Outcome ofResponse(Attempt attempt, Audience audience, Octets response, SigningKey lock) {
    Optional<SignedReceipt> receipt =
        SignedReceipt.parse(response, lock)
            .filter(signed -> attempt.subject().filter(signed.subject()::equals).isPresent());
    if (receipt.isPresent()) {
      return receipt.get().outcome();
    }
    try {
      if (Response.decode(response) instanceof Response.Refused refused) {
        return switch (audience) {
          case ACQUAINTED -> refused(refused.reason(), response);
          case STRANGER -> unreachable();
        };
      }
    } catch (MalformedCbor e) {
      return unknown(Optional.of(response));
    }
    return unknown(Optional.of(response));
  }

  /// An unsigned refusal. That the challenge is used up or over says nothing of whether the command
  /// was done under it before, as by the same bytes of a process that was killed.
  private static Outcome refused(Refusal reason, Octets response) {
    boolean late = reason == Refusal.STALE_CHALLENGE || reason == Refusal.REPLAY_REJECTED;
    return new Outcome(
        late ? AttemptState.UNKNOWN : AttemptState.REFUSED,
        Optional.of(reason.wireText()),
        Optional.of(response),
        false);
  }

  /// A receipt whose signature was verified.
  ///
  /// @param subject what it is about
  /// @param outcome how that ended
  record SignedReceipt(Subject subject, Outcome outcome) {

    /// Reads a lock's response; empty if it is not a receipt that this key signed.
    static Optional<SignedReceipt> parse(Octets response, SigningKey lock) {
      try {
        return Response.decode(response) instanceof Response.Signed(Octets envelope)
                && CoseSign1.parse(envelope).verify(SignatureType.RECEIPT, lock)
                    instanceof SignatureVerdict.Valid(Octets payload)
            ? Optional.of(of(Receipt.decode(payload), envelope))
            : Optional.empty();
      } catch (MalformedCbor e) {
        return Optional.empty();
      }
    }

    private static SignedReceipt of(Receipt receipt, Octets envelope) {
      Outcome outcome =
          switch (receipt.result()) {
            case Result.Done() ->
                new Outcome(AttemptState.DONE, Optional.empty(), Optional.of(envelope), true);
            case Result.Refused(var reason) ->
                new Outcome(
                    AttemptState.REFUSED,
                    Optional.of(reason.wireText()),
                    Optional.of(envelope),
                    FOR_GOOD.contains(reason));
          };
      return new SignedReceipt(receipt.subject(), outcome);
    }
  }
}
