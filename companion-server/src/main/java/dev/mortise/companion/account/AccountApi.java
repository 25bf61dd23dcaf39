package dev.mortise.companion.account;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Api;
import dev.mortise.companion.http.BearerToken;
import dev.mortise.companion.http.Caller;
import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.dispatch.Origins;
import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.companion.http.input.Field;
import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.Nothing;
import dev.mortise.companion.http.input.Parsed;
import dev.mortise.companion.store.IdSource;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.message.AccountId;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The API of accounts and sessions.
public final class AccountApi {

  /// One answer for every reason, so that nobody learns who has an account (SEC-23).
  private static final Problem NOT_YOU =
      Problem.of(401, "not-signed-in", "E-mail address, password or signature do not fit");

  private final Store store;
  private final IdSource ids;
  private final SessionPolicy policy;
  private final Set<String> origins;
  private final SecureRandom random;
  private final LoginNonces nonces;
  private final SignInLimits limits;
  private final PasswordDesk passwords;

  /// @param origins the origins an app may sign a login for: this companion's own
  public AccountApi(
      Store store,
      IdSource ids,
      SessionPolicy policy,
      Set<String> origins,
      SecureRandom random,
      Ticker ticker,
      MeterRegistry meters) {
    this.store = store;
    this.ids = ids;
    this.policy = policy;
    this.origins =
        origins.stream().map(Origins::serialized).collect(Collectors.toUnmodifiableSet());
    this.random = random;
    this.nonces = new LoginNonces(random, ticker);
    this.limits = new SignInLimits(ticker);
    this.passwords = new PasswordDesk(random, meters);
  }

  /// The routes.
  public Api api() {
    return new Api(
        List.of(
            Route.post("/v1/accounts", AccountApi::newAccount, this::register).open(),
            Route.post("/v1/login-challenges", Fields::nothing, this::challenge).open(),
            Route.post("/v1/sessions", SignIn::read, this::signIn).open(),
            Route.delete("/v1/sessions/current", this::signOut),
            Route.delete("/v1/sessions", this::signOutEverywhere),
            Route.get("/v1/me", this::me)),
        AccountApi.class);
  }

  private record NewAccount(EmailAddress email, Password password) {}

  private static Parsed<NewAccount> newAccount(Fields fields) {
    Field<EmailAddress> email = fields.text("email", EmailAddress::new);
    Field<Password> password = fields.text("password", Password::of);
    return fields.parsed(() -> new NewAccount(email.value(), password.value()));
  }

  private Answer register(Request<NewAccount> request) {
    NewAccount asked = request.input();
    if (!limits.admitsNew(request.peer())) {
      return Answer.refused(Problem.tooMany(SignInLimits.WINDOW.toSeconds()));
    }
    Optional<PasswordVerifier> verifier = passwords.verifierOf(asked.password());
    if (verifier.isEmpty()) {
      return Answer.refused(Problem.BUSY);
    }
    Instant now = ids.clock().instant();
    AccountId account = new AccountId(ids.next().toString());
    AccountRows.Row row = new AccountRows.Row(account, asked.email(), verifier.get());
    // Whether the address was free is not said: signing in tells its owner, and nobody else
    // (SEC-23). The work is the same, too.
    boolean _ = store.writeAndWait(transaction -> new AccountRows(transaction).add(row, now));
    return Answer.created(Map.of("email", asked.email().text()));
  }

  private Answer challenge(Request<Nothing> request) {
    return Answer.created(
        Map.of(
            "nonce",
            Base64Url.encode(nonces.draw().octets()),
            "expiresAt",
            ids.clock().instant().plus(LoginNonces.LIFE).toString()));
  }

  private Answer signIn(Request<SignIn> request) {
    SignIn asked = request.input();
    if (!limits.admits(asked.email(), request.peer())) {
      return Answer.refused(Problem.tooMany(SignInLimits.WINDOW.toSeconds()));
    }
    Optional<AccountRows.Row> account =
        store.readAndWait(transaction -> new AccountRows(transaction).find(asked.email()));
    Optional<Boolean> fits =
        passwords.fits(asked.password(), account.map(AccountRows.Row::verifier));
    if (fits.isEmpty()) {
      return Answer.refused(Problem.BUSY);
    }
    boolean proven = asked.provesTheKey(origins, nonces);
    return fits.get() && proven
        ? begin(account.orElseThrow().id(), asked)
        : Answer.refused(NOT_YOU);
  }

  private Answer begin(AccountId account, SignIn asked) {
    byte[] fresh = new byte[BearerToken.SIZE];
    random.nextBytes(fresh);
    BearerToken token = BearerToken.of(fresh);
    Caller caller = new Caller(account, ids.next(), asked.key().id());
    Instant now = ids.clock().instant();
    store.writeAndWait(
        transaction -> {
          new SessionRows(transaction).add(caller, token.hash(), now, policy);
          return caller;
        });
    return Answer.created(
        Map.of(
            "token",
            token.reveal(),
            "account",
            account.text(),
            "expiresAt",
            now.plus(policy.life()).toString()));
  }

  private Answer signOut(Request<Nothing> request) {
    return store.writeAndWait(
        transaction -> {
          new SessionRows(transaction).end(request.caller().session());
          return new Answer.Done();
        });
  }

  private Answer signOutEverywhere(Request<Nothing> request) {
    return store.writeAndWait(
        transaction -> {
          new SessionRows(transaction).endAll(request.caller().account());
          return new Answer.Done();
        });
  }

  private Answer me(Request<Nothing> request) {
    Caller caller = request.caller();
    return Answer.of(
        store
            .readAndWait(transaction -> new AccountRows(transaction).email(caller.account()))
            .map(
                email ->
                    Map.of(
                        "account", caller.account().text(),
                        "email", email.text(),
                        "appKey", caller.appKey().toString())));
  }
}
