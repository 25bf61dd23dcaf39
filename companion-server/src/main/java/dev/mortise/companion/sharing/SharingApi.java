package dev.mortise.companion.sharing;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Api;
import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.companion.http.input.Field;
import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.Nothing;
import dev.mortise.companion.http.input.Parsed;
import dev.mortise.companion.lock.LockRequests;
import dev.mortise.companion.lock.attempt.AttemptAnswers;
import dev.mortise.companion.lock.attempt.Attempts;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.request.CarryRevocation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The API of sharing: carries invitations to newcomers and revocations to locks.
///
/// It verifies no signature, because it decides nothing: an invitation that the lock does not
/// accept lets nobody in, whoever keeps it here. Only the places are kept for those who can use
/// them: invitations for administrators, and revocations a few for each member, the administrators'
/// before others (SEC-9).
public final class SharingApi {

  /// How long an invitation is carried at most, whatever it says itself: as long as the longest key
  /// for a visitor. The newcomer can still bring it to the lock after that.
  private static final Duration CARRIED_AT_MOST = Duration.ofDays(30);

  private static final Problem FULL =
      Problem.of(409, "too-many-invitations", "Too many invitations of this lock are waiting");
  private static final Problem OTHER =
      Problem.of(409, "serial-taken", "Another invitation is kept under this serial");
  private static final Problem REVOCATIONS_WAIT =
      Problem.of(
          409, "too-many-revocations", "Too many revocations of yours are waiting for this lock");

  private final Store store;
  private final SharedLocks shared;
  private final Attempts attempts;
  private final InstantSource clock;

  public SharingApi(Store store, Attempts attempts, InstantSource clock) {
    this.store = store;
    this.shared = new SharedLocks(store);
    this.attempts = attempts;
    this.clock = clock;
  }

  /// The routes.
  public Api api() {
    return new Api(
        List.of(
            Route.post("/v1/locks/{lock}/invitations", SharingApi::read, this::keep).answeredOnce(),
            Route.get("/v1/invitations/{serial}", this::show),
            Route.post(
                    "/v1/locks/{lock}/revocations",
                    LockRequests.of(CarryRevocation.class),
                    this::revoke)
                .answeredOnce()),
        SharingApi.class);
  }

  /// @param message the signed invitation as it came
  /// @param says what it says
  private record Kept(Octets message, Invitation says) {}

  private static Parsed<Kept> read(Fields fields) {
    Field<Kept> kept =
        fields.bytes(
            "invitation",
            message -> new Kept(message, Invitation.decode(CoseSign1.parse(message).payload())));
    return fields.parsed(kept::value);
  }

  private Answer keep(Request<Kept> request) {
    Kept kept = request.input();
    Optional<Membership> member =
        shared
            .current(request)
            .filter(Membership::administers)
            .filter(each -> each.lock().equals(kept.says().lock()));
    if (member.isEmpty()) {
      return Answer.notFound();
    }
    Instant now = clock.instant();
    Instant until = earlier(kept.says().redeemBy(), now.plus(CARRIED_AT_MOST));
    InvitationRows.Row row =
        new InvitationRows.Row(
            kept.says().serial(),
            member.get().lock(),
            request.caller().account(),
            kept.message(),
            until);
    return switch (store.writeAndWait(
        transaction -> new InvitationRows(transaction).add(row, now))) {
      case KEPT -> Answer.created(Map.of("redeemBy", until.toString()));
      case OTHER -> Answer.refused(OTHER);
      case FULL -> Answer.refused(FULL);
    };
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Answer show(Request<Nothing> request) {
    return Answer.of(
        request
            .path("serial", SharingApi::serial)
            .flatMap(
                serial ->
                    store.readAndWait(
                        transaction ->
                            new InvitationRows(transaction).find(serial, clock.instant())))
            .map(message -> Map.of("invitation", Base64Url.encode(message))));
  }

  private static InvitationSerial serial(String text) {
    return Base64Url.decode(text)
        .map(InvitationSerial::new)
        .orElseThrow(() -> new IllegalArgumentException("not base64url"));
  }

  private Answer revoke(Request<Octets> request) {
    Optional<Membership> member = shared.current(request);
    if (member.isEmpty()) {
      return Answer.notFound();
    }
    return attempts
        .revoke(member.get().lock(), request.caller().account(), request.input())
        .map(AttemptAnswers::of)
        .orElseGet(() -> Answer.refused(REVOCATIONS_WAIT));
  }
}
