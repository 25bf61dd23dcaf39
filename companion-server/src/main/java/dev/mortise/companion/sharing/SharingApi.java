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
import dev.mortise.companion.lock.attempt.AttemptKind;
import dev.mortise.companion.lock.attempt.Attempts;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.request.CarryRevocation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The API of sharing: carries invitations to newcomers and revocations to locks.
///
/// It verifies no signature, because it decides nothing: an invitation that the lock does not
/// accept lets nobody in, whoever keeps it here.
public final class SharingApi {

  private static final Problem FULL =
      Problem.of(409, "too-many-invitations", "Too many invitations of this lock are waiting");

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
            Route.post("/v1/locks/{lock}/invitations", SharingApi::read, this::keep),
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
        shared.current(request).filter(each -> each.lock().equals(kept.says().lock()));
    if (member.isEmpty()) {
      return Answer.notFound();
    }
    Instant now = clock.instant();
    boolean room =
        store.writeAndWait(
            handle ->
                new InvitationRows(handle)
                    .add(
                        member.get().lock(),
                        request.caller().account(),
                        kept.says().serial(),
                        kept.message(),
                        kept.says().redeemBy(),
                        now));
    return room
        ? Answer.created(Map.of("redeemBy", kept.says().redeemBy().toString()))
        : Answer.refused(FULL);
  }

  private Answer show(Request<Nothing> request) {
    return Answer.of(
        request
            .path("serial", SharingApi::serial)
            .flatMap(
                serial ->
                    store.readAndWait(
                        handle -> new InvitationRows(handle).find(serial, clock.instant())))
            .map(message -> Map.of("invitation", Base64Url.encode(message))));
  }

  private static InvitationSerial serial(String text) {
    return Base64Url.decode(text)
        .map(InvitationSerial::new)
        .orElseThrow(() -> new IllegalArgumentException("not base64url"));
  }

  private Answer revoke(Request<Octets> request) {
    return shared
        .current(request)
        .map(
            member ->
                AttemptAnswers.of(
                    attempts.begin(
                        AttemptKind.REVOCATION,
                        member.lock(),
                        request.caller().account(),
                        request.input())))
        .orElseGet(Answer::notFound);
  }
}
