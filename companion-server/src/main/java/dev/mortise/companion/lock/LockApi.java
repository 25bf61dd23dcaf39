package dev.mortise.companion.lock;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Api;
import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.companion.http.input.Field;
import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.IdempotencyKey;
import dev.mortise.companion.http.input.Nothing;
import dev.mortise.companion.http.input.Parsed;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.companion.lock.attempt.Attempt;
import dev.mortise.companion.lock.attempt.AttemptAnswers;
import dev.mortise.companion.lock.attempt.AttemptView;
import dev.mortise.companion.lock.attempt.Attempts;
import dev.mortise.companion.lock.notice.ViewConsent;
import dev.mortise.companion.sharing.Membership;
import dev.mortise.companion.sharing.MembershipRows;
import dev.mortise.companion.sharing.SharedLocks;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.protocol.message.request.CarryCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/// The API of locks: which there are, and asking one something.
public final class LockApi {

  private static final Problem UNREACHABLE =
      Problem.of(504, "lock-unreachable", "There is no word from the lock");

  private final Store store;
  private final SharedLocks shared;
  private final LockDirectory directory;
  private final Attempts attempts;
  private final ViewConsent consent;

  public LockApi(Store store, LockDirectory directory, Attempts attempts, ViewConsent consent) {
    this.store = store;
    this.shared = new SharedLocks(store);
    this.directory = directory;
    this.attempts = attempts;
    this.consent = consent;
  }

  /// The routes.
  public Api api() {
    return new Api(
        List.of(
            Route.get("/v1/locks", this::list),
            Route.get("/v1/locks/{lock}", this::show),
            Route.post(
                "/v1/locks/{lock}/challenges", LockRequests.of(AskChallenge.class), this::ask),
            Route.post(
                    "/v1/locks/{lock}/commands", LockRequests.of(CarryCommand.class), this::command)
                .knowingRepeats(),
            Route.get("/v1/attempts/{attempt}", LockApi::patience, this::attempt)),
        LockApi.class);
  }

  private Answer list(Request<Nothing> request) {
    AccountId account = request.caller().account();
    List<LockView> views =
        store.readAndWait(
            transaction ->
                new MembershipRows(transaction)
                    .of(account).stream()
                        .map(membership -> view(transaction, membership))
                        .flatMap(Optional::stream)
                        .toList());
    return Answer.ok(Map.of("locks", views));
  }

  private Answer show(Request<Nothing> request) {
    return Answer.of(
        shared
            .of(request)
            .flatMap(
                membership -> store.readAndWait(transaction -> view(transaction, membership))));
  }

  private Optional<LockView> view(Transaction transaction, Membership membership) {
    return new LockRows(transaction)
        .find(membership.lock())
        .map(lock -> LockView.of(lock, membership, directory));
  }

  private Answer ask(Request<Octets> request) {
    Optional<LockId> lock = shared.current(request).map(Membership::lock);
    if (lock.isEmpty()) {
      return Answer.notFound();
    }
    try {
      Octets response = attempts.ask(lock.get(), request.input()).toCompletableFuture().join();
      return Answer.ok(Map.of("response", Base64Url.encode(response)));
    } catch (CompletionException e) {
      if (e.getCause() instanceof LockUnreachable) {
        return Answer.refused(UNREACHABLE);
      }
      throw e;
    }
  }

  private Answer command(Request<Octets> request) {
    return shared
        .current(request)
        .map(membership -> carry(membership, request))
        .orElseGet(Answer::notFound);
  }

  private Answer carry(Membership member, Request<Octets> request) {
    Optional<IdempotencyKey> key = request.idempotencyKey();
    Optional<Problem> objection =
        Attempt.command(request.input())
            .flatMap(command -> consent.objection(member.lock(), command.operation()));
    if (objection.isPresent()) {
      // What was carried before the owner took their word back did not become undone by that.
      return key.flatMap(
              each -> attempts.known(member.lock(), member.account(), request.input(), each))
          .map(AttemptAnswers::of)
          .orElseGet(() -> Answer.refused(objection.get()));
    }
    if (key.isEmpty()) {
      return AttemptAnswers.of(attempts.command(member.lock(), member.account(), request.input()));
    }
    return attempts
        .command(member.lock(), member.account(), request.input(), key.get())
        .map(AttemptAnswers::of)
        .orElseGet(() -> Answer.refused(Problem.KEY_REUSED));
  }

  private static Parsed<Duration> patience(Fields query) {
    Field<Optional<Long>> wait =
        query.optionalInteger("wait", 0, AttemptAnswers.PATIENCE.toSeconds());
    return query.parsed(() -> Duration.ofSeconds(wait.value().orElse(0L)));
  }

  private Answer attempt(Request<Duration> request) {
    return Answer.of(
        request
            .path("attempt", UUID::fromString)
            .flatMap(id -> attempts.follow(id, request.caller().account()))
            .map(begun -> AttemptView.of(AttemptAnswers.await(begun, request.input()))));
  }
}
