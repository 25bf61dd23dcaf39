package dev.mortise.companion.http.dispatch;

import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.input.IdempotencyKey;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/// Requests that may be sent twice and count once (the Idempotency-Key header field).
///
/// The first answer is stored before it is given. The same key with the same request gets it again;
/// with another request it is refused with 409, as is a repeat while the first still runs. Answers
/// are kept for a day.
public final class StoredAnswers {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int FORGOTTEN_AT_ONCE = 100;

  private static final Problem RUNNING =
      Problem.of(409, "idempotency-key-running", "The first request with this key still runs")
          .with("retry-after", "1");

  private final Store store;
  private final InstantSource clock;
  private final Set<Slot> running = ConcurrentHashMap.newKeySet();

  private record Slot(AccountId account, IdempotencyKey key) {}

  private record Stored(Octets requestHash, int status, String body) {}

  /// Keeps answers in this store.
  public StoredAnswers(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Answers a request the first time, and repeats the answer afterwards.
  Rendering once(
      AccountId account,
      IdempotencyKey key,
      RawRequest request,
      String requestId,
      Callable<Rendering> first)
      throws Exception {
    Slot slot = new Slot(account, key);
    if (!running.add(slot)) {
      return Rendering.of(RUNNING, requestId);
    }
    try {
      Octets hash = hash(request);
      Optional<Stored> stored = store.readAndWait(transaction -> find(transaction, slot));
      if (stored.isPresent()) {
        return stored.get().requestHash().equals(hash)
            ? again(stored.get())
            : Rendering.of(Problem.KEY_REUSED, requestId);
      }
      Rendering answer = first.call();
      if (answer.lasting()) {
        store.writeAndWait(transaction -> keep(transaction, slot, hash, answer));
      }
      return answer;
    } finally {
      running.remove(slot);
    }
  }

  private static Rendering again(Stored stored) {
    String mediaType = stored.status() < 400 ? "application/json" : Problem.MEDIA_TYPE;
    return new Rendering(
        stored.status(),
        stored.body().isEmpty() ? "" : mediaType,
        stored.body(),
        Map.of("idempotency-replayed", "true"));
  }

  private static Octets hash(RawRequest request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String head = request.method() + " " + request.path() + "?" + request.query() + "\n";
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      digest.update(request.body().copy());
      return Octets.adopt(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Stored> find(Transaction transaction, Slot slot) {
    return transaction
        .sql(
            "SELECT request_hash, status, body FROM stored_answer"
                + " WHERE account_id = :account AND idempotency_key = :key AND created_at > :since")
        .bind("account", slot.account())
        .bind("key", slot.key().text())
        .bind("since", clock.instant().minus(KEPT))
        .find(
            row ->
                new Stored(
                    row.bytes("request_hash"),
                    Math.toIntExact(row.number("status")),
                    row.text("body")));
  }

  private int keep(Transaction transaction, Slot slot, Octets hash, Rendering answer) {
    forget(transaction);
    return transaction
        .sql(
            "INSERT INTO stored_answer"
                + " (account_id, idempotency_key, request_hash, status, body, created_at)"
                + " VALUES (:account, :key, :hash, :status, :body, :now)"
                // One from before that day may still lie here: it counts no more.
                + " ON CONFLICT (account_id, idempotency_key) DO UPDATE SET"
                + " request_hash = excluded.request_hash, status = excluded.status,"
                + " body = excluded.body, created_at = excluded.created_at")
        .bind("account", slot.account())
        .bind("key", slot.key().text())
        .bind("hash", hash)
        .bind("status", answer.status())
        .bind("body", answer.text())
        .bind("now", clock.instant())
        .execute();
  }

  /// Each answer that comes takes some that are too old with it, so that none needs a timer.
  private void forget(Transaction transaction) {
    transaction
        .sql(
            "DELETE FROM stored_answer WHERE (account_id, idempotency_key) IN"
                + " (SELECT account_id, idempotency_key FROM stored_answer"
                + " WHERE created_at <= :before ORDER BY created_at LIMIT :limit)")
        .bind("before", clock.instant().minus(KEPT))
        .bind("limit", FORGOTTEN_AT_ONCE)
        .execute();
  }
}
