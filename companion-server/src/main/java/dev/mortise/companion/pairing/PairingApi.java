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
import dev.mortise.companion.lock.attempt.Attempts;
import dev.mortise.companion.lock.attempt.Audience;
import dev.mortise.companion.sharing.Membership;
import dev.mortise.companion.sharing.MembershipRows;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.request.Pair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The API of pairing.
///
/// An account may try a number of times a minute, so that sweeping lock ids is slow as well as
/// fruitless: whoever shares the lock or was invited to it hears why it refuses, and anybody else
/// hears only its signed receipt, or that nothing came of it (SEC-17).
public final class PairingApi {

  private static final int TRIES_A_MINUTE = 20;
  private static final int ACCOUNTS_REMEMBERED = 100_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Problem NOT_YOURS =
      Problem.of(400, "not-your-account", "The request names another account than yours");

  private final Store store;
  private final Attempts attempts;
  private final Cache<AccountId, AtomicInteger> tries;

  public PairingApi(Store store, Attempts attempts, Ticker ticker) {
    this.store = store;
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
    LockId lock = asked.pair().lock();
    Audience audience =
        store.readAndWait(transaction -> audience(transaction, account, asked.pair()));
    return AttemptAnswers.of(attempts.pair(lock, account, audience, asked.octets()));
  }

  /// Who brings an invitation that names the key of one of the lock's administrators knows that
  /// there is such a lock. No signature is verified: key ids are not to be guessed, and all that
  /// can be had is the lock's reason.
  private static Audience audience(Transaction transaction, AccountId account, Pair pair) {
    MembershipRows members = new MembershipRows(transaction);
    boolean shares = members.find(pair.lock(), account).filter(Membership::isCurrent).isPresent();
    List<KeyId> administrators = members.administrators(pair.lock());
    boolean invited =
        pair.invited().flatMap(PairingApi::inviter).filter(administrators::contains).isPresent();
    return shares || invited ? Audience.ACQUAINTED : Audience.STRANGER;
  }

  private static Optional<KeyId> inviter(Pair.Invited invited) {
    try {
      return Optional.of(CoseSign1.parse(invited.envelope()).keyId());
    } catch (MalformedCbor e) {
      return Optional.empty();
    }
  }
}
