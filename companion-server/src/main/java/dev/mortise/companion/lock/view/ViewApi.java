package dev.mortise.companion.lock.view;

import dev.mortise.authority.Operation;
import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Api;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.companion.http.input.Nothing;
import dev.mortise.companion.lock.attempt.Attempts;
import dev.mortise.companion.lock.notice.ViewConsent;
import dev.mortise.companion.sharing.Membership;
import dev.mortise.companion.sharing.MembershipRows;
import dev.mortise.companion.sharing.SharedLocks;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.message.Challenge;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The API of live view: the frames of a view, to the account whose command began it by the lock's
/// signed receipt, and to nobody else (SEC-4, SEC-21).
public final class ViewApi {

  private final Store store;
  private final SharedLocks shared;
  private final Attempts attempts;
  private final Views views;
  private final ViewConsent consent;
  private final InstantSource clock;

  public ViewApi(
      Store store, Attempts attempts, Views views, ViewConsent consent, InstantSource clock) {
    this.store = store;
    this.shared = new SharedLocks(store);
    this.attempts = attempts;
    this.views = views;
    this.consent = consent;
    this.clock = clock;
  }

  /// The routes.
  public Api api() {
    return new Api(
        List.of(Route.get("/v1/locks/{lock}/views/{challenge}", this::watch)), ViewApi.class);
  }

  private Answer watch(Request<Nothing> request) {
    return shared
        .current(request)
        .flatMap(
            member ->
                request
                    .path("challenge", ViewApi::challenge)
                    .flatMap(challenge -> watch(member, challenge)))
        .orElseGet(Answer::notFound);
  }

  private static Challenge challenge(String text) {
    return Base64Url.decode(text)
        .map(Challenge::new)
        .orElseThrow(() -> new IllegalArgumentException("not base64url"));
  }

  /// Frames for whom the lock looks by its receipt, as long after the command as they are carried.
  private Optional<Answer> watch(Membership member, Challenge challenge) {
    Duration longest = views.policy().longest();
    return attempts
        .whenDone(member.lock(), member.account(), challenge, Operation.START_LIVE_VIEW)
        .map(begun -> longest.minus(Duration.between(begun, clock.instant())))
        .filter(Duration::isPositive)
        .map(left -> left.compareTo(longest) < 0 ? left : longest)
        .map(
            left ->
                new Answer.Stream(
                    views.watch(member.lock(), challenge, left, () -> objection(member)), ""));
  }

  /// The viewer may have been taken out since, and the owner may have taken back their word.
  private Optional<ViewEnd> objection(Membership member) {
    return store.readAndWait(
        transaction -> {
          if (new MembershipRows(transaction)
              .find(member.lock(), member.account())
              .filter(Membership::isCurrent)
              .isEmpty()) {
            return Optional.of(ViewEnd.NOT_SHARED);
          }
          return consent.isGiven(transaction, member.lock())
              ? Optional.empty()
              : Optional.of(ViewEnd.NOT_ACCEPTED);
        });
  }
}
