package dev.mortise.companion.pairing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Api;
import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Field;
import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.Parsed;
import dev.mortise.companion.lock.attempt.AttemptAnswers;
import dev.mortise.companion.lock.attempt.AttemptKind;
import dev.mortise.companion.lock.attempt.Attempts;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.request.Pair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The API of pairing.
///
/// An account may try a number of times a minute, so that sweeping lock ids is slow as well as
/// fruitless (SEC-17).
public final class PairingApi {

  private static final int TRIES_A_MINUTE = 20;
  private static final int ACCOUNTS_REMEMBERED = 100_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Problem NOT_YOURS =
      Problem.of(400, "not-your-account", "The request names another account than yours");

  private final Attempts attempts;
  private final Cache<AccountId, AtomicInteger> tries;

  public PairingApi(Attempts attempts, Ticker ticker) {
    this.attempts = attempts;
    this.tries =
        Caffeine.newBuilder()
            .maximumSize(ACCOUNTS_REMEMBERED)
            .expireAfterWrite(MINUTE)
            .ticker(ticker)
            .build();
  }

  /// The routes.
  public Api api() {
    return new Api(
        List.of(Route.post("/v1/pairings", PairingApi::read, this::pair).answeredOnce()),
        PairingApi.class);
  }

  /// @param octets the request as it came
  /// @param pair what it says
  private record Asked(Octets octets, Pair pair) {}

  private static Parsed<Asked> read(Fields fields) {
    Field<LockId> lock = fields.text("lock", LockId::parse);
    Field<Asked> asked = fields.bytes("request", PairingApi::asked);
    return fields.parsed(
        () -> {
          if (!asked.value().pair().lock().equals(lock.value())) {
            throw new IllegalArgumentException("lock and request name different locks");
          }
          return asked.value();
        });
  }

  private static Asked asked(Octets octets) throws Exception {
    if (dev.mortise.protocol.message.request.Request.decode(octets) instanceof Pair pair) {
      return new Asked(octets, pair);
    }
    throw new IllegalArgumentException("is no request to pair");
  }

  private Answer pair(Request<Asked> request) {
    AccountId account = request.caller().account();
    if (tries.get(account, first -> new AtomicInteger()).incrementAndGet() > TRIES_A_MINUTE) {
      return Answer.refused(Problem.tooMany(MINUTE.toSeconds()));
    }
    Asked asked = request.input();
    if (!asked.pair().account().equals(account)) {
      return Answer.refused(NOT_YOURS);
    }
    return AttemptAnswers.of(
        attempts.begin(AttemptKind.PAIRING, asked.pair().lock(), account, asked.octets()));
  }
}
