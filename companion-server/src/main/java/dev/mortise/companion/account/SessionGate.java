package dev.mortise.companion.account;

import dev.mortise.companion.http.BearerToken;
import dev.mortise.companion.http.Caller;
import dev.mortise.companion.http.Gate;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.Octets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Lets in whoever brings the token of a session that is not over.
public final class SessionGate implements Gate {

  private final Store store;
  private final InstantSource clock;
  private final SessionPolicy policy;

  public SessionGate(Store store, InstantSource clock, SessionPolicy policy) {
    this.store = store;
    this.clock = clock;
    this.policy = policy;
  }

  @Override
  public Optional<Caller> admit(BearerToken token) {
    Instant now = clock.instant();
    Octets hash = token.hash();
    Optional<SessionRows.Row> session =
        store.readAndWait(transaction -> new SessionRows(transaction).find(hash, now, policy));
    session
        .filter(row -> row.lastUsedAt().plus(policy.touchEvery()).isBefore(now))
        .ifPresent(row -> touch(row.caller(), now));
    return session.map(SessionRows.Row::caller);
  }

  private void touch(Caller caller, Instant now) {
    store.writeAndWait(
        transaction -> {
          new SessionRows(transaction).touch(caller.session(), now);
          return caller;
        });
  }
}
