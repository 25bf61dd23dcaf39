package dev.mortise.sim.phone.companion;

import dev.mortise.authority.Channel;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.request.CarryReport;
import dev.mortise.protocol.message.request.CarryRevocation;
import dev.mortise.protocol.message.request.OfferFirmware;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.message.request.Request;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.NoWord;
import java.io.IOException;

/// The way from afar: the companion carries the bytes. What it says of them itself is not the
/// lock's word, and is taken for nothing but the reason why there is none.
public final class CompanionRoute implements LockRoute {

  /// How often the phone asks for the end of an attempt: past the life of a remote challenge, as
  /// the companion waits a while each time.
  private static final int ASKS_MAX = 6;

  private final SignedIn companion;
  private final LockId lock;

  public CompanionRoute(SignedIn companion, LockId lock) {
    this.companion = companion;
    this.lock = lock;
  }

  @Override
  public Channel channel() {
    return Channel.REMOTE;
  }

  @Override
  public Octets ask(Octets request) throws NoWord {
    try {
      return switch (Request.decode(request)) {
        case AskChallenge _ -> companion.question(lock, request);
        case CarryCommand _ -> ended(companion.command(lock, request));
        case Pair _ -> ended(companion.pair(lock, request));
        case CarryReport _ ->
            throw NoWord.turnedAway(
                "a door sensor is heard nearby alone", new IOException("report"));
        case OfferFirmware _ ->
            throw NoWord.turnedAway(
                "the companion alone offers firmware", new IOException("firmware"));
        case CarryRevocation _ -> response(companion.revoke(lock, request));
      };
    } catch (CompanionFailed e) {
      throw noWord(e);
    } catch (MalformedCbor e) {
      throw new IllegalArgumentException("not a request", e);
    }
  }

  private static NoWord noWord(CompanionFailed failure) {
    return switch (failure.reason()) {
      case UNREACHABLE, BROKEN -> NoWord.lost(failure.sentence(), failure);
      case NOT_TRUSTED, SIGNED_OUT, LOCK_UNREACHABLE ->
          NoWord.unreachable(failure.sentence(), failure);
      case REFUSED -> NoWord.turnedAway(failure.sentence(), failure);
      case NOT_FOUND ->
          NoWord.turnedAway(
              "this account does not share the lock; if the phone was revoked there, ask for an"
                  + " invitation",
              failure);
    };
  }

  private Octets ended(Attempt begun) throws CompanionFailed, NoWord {
    Attempt attempt = begun;
    for (int asks = 0; attempt.state().isOpen() && asks < ASKS_MAX; asks++) {
      attempt = companion.attempt(attempt.id());
    }
    return response(attempt);
  }

  private static Octets response(Attempt attempt) throws NoWord {
    if (attempt.response().isPresent()) {
      return attempt.response().get();
    }
    IOException said = new IOException("the companion says " + attempt.state());
    throw switch (attempt.state()) {
      case EXPIRED -> NoWord.unreachable("the lock is off line, and nothing was sent to it", said);
      case ACCEPTED ->
          NoWord.lost("the lock is off line; the companion keeps the request for it", said);
      case DISPATCHED, UNKNOWN -> NoWord.lost("the lock gave no word in time", said);
      case DONE, REFUSED -> NoWord.lost("the companion has no word from the lock to show", said);
    };
  }
}
