package dev.mortise.companion.lock.notice;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Api;
import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Field;
import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.Nothing;
import dev.mortise.companion.http.input.Parsed;
import dev.mortise.companion.sharing.Membership;
import dev.mortise.companion.sharing.SharedLocks;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.protocol.LockId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The API of the notice on video: everybody who shares a lock reads it, and its owner accepts it
/// or takes that back.
public final class NoticeApi {

  private static final Problem OWNER_ONLY =
      Problem.of(403, "owner-only", "The notice on video is for the lock's owner to accept");
  private static final Problem OTHER_VERSION =
      Problem.of(409, "video-notice-changed", "That is not the notice that holds; read it again");

  private final Store store;
  private final SharedLocks shared;
  private final ViewConsent consent;
  private final InstantSource clock;

  public NoticeApi(Store store, ViewConsent consent, InstantSource clock) {
    this.store = store;
    this.shared = new SharedLocks(store);
    this.consent = consent;
    this.clock = clock;
  }

  /// The routes.
  public Api api() {
    return new Api(
        List.of(
            Route.get("/v1/locks/{lock}/video-notice", this::show),
            Route.post("/v1/locks/{lock}/video-notice/acceptance", NoticeApi::read, this::accept)
                .answeredOnce(),
            Route.delete("/v1/locks/{lock}/video-notice/acceptance", this::withdraw)),
        NoticeApi.class);
  }

  /// The notice as the API shows it.
  ///
  /// @param accepted whether the owner accepted this version, so that live view is on
  /// @param acceptance what the owner accepted, perhaps an older version
  /// @param audio whether sound goes along with the pictures
  public record View(
      int version, String text, boolean accepted, Optional<Accepted> acceptance, boolean audio) {}

  /// An owner's word as the API shows it.
  ///
  /// @param by the owner's account
  public record Accepted(int version, String by, String at) {}

  /// @return the version that was read
  private static Parsed<Integer> read(Fields fields) {
    Field<Long> version = fields.integer("version", 1, Integer.MAX_VALUE);
    return fields.parsed(() -> Math.toIntExact(version.value()));
  }

  private Answer show(Request<Nothing> request) {
    return Answer.of(
        shared
            .current(request)
            .map(member -> store.readAndWait(transaction -> view(transaction, member.lock()))));
  }

  private Answer accept(Request<Integer> request) {
    Optional<Membership> member = shared.current(request);
    if (member.isEmpty()) {
      return Answer.notFound();
    }
    if (!member.get().owner()) {
      return Answer.refused(OWNER_ONLY);
    }
    int version = consent.notice().version();
    if (request.input() != version) {
      return Answer.refused(OTHER_VERSION);
    }
    LockId lock = member.get().lock();
    Instant now = clock.instant();
    return store
        .writeAndWait(
            transaction ->
                new AcceptanceRows(transaction)
                        .accept(lock, request.caller().account(), version, now)
                    ? Optional.of(view(transaction, lock))
                    : Optional.<View>empty())
        .<Answer>map(Answer::ok)
        .orElseGet(() -> Answer.refused(OWNER_ONLY));
  }

  private Answer withdraw(Request<Nothing> request) {
    Optional<Membership> member = shared.current(request);
    if (member.isEmpty()) {
      return Answer.notFound();
    }
    if (!member.get().owner()) {
      return Answer.refused(OWNER_ONLY);
    }
    Instant now = clock.instant();
    return store.writeAndWait(
        transaction -> {
          new AcceptanceRows(transaction)
              .withdraw(member.get().lock(), request.caller().account(), now);
          return new Answer.Done();
        });
  }

  /// There is no sound in what a lock sends, and so nothing to switch on.
  private View view(Transaction transaction, LockId lock) {
    Optional<Acceptance> standing = new AcceptanceRows(transaction).standing(lock);
    return new View(
        consent.notice().version(),
        consent.notice().text(),
        standing.filter(consent::holds).isPresent(),
        standing.map(word -> new Accepted(word.version(), word.by().text(), word.at().toString())),
        false);
  }
}
