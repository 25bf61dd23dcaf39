package dev.mortise.companion.visitor;

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
import dev.mortise.companion.sharing.Membership;
import dev.mortise.companion.sharing.SharedLocks;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.visitor.VisitorPasscodeRows.Row;
import dev.mortise.companion.visitor.VisitorPasscodeRows.State;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.VisitorReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The API of one-time visitor passcodes: the app notes that it made one, so that its other phones
/// and the household see what became of it.
public final class VisitorApi {

  /// How long a lock accepts a code after the hour it was made in: the rest of that hour and 25
  /// more (design of the codes), and an hour's slack.
  private static final Duration LIFE = Duration.ofHours(27);

  private static final int LABEL_BYTES_MAX = 256;
  private static final int MOST_SHOWN = 200;

  private static final Problem NOT_NEW =
      Problem.of(409, "passcode-known", "This passcode was noted before, or there are too many");

  private final Store store;
  private final SharedLocks shared;
  private final InstantSource clock;

  public VisitorApi(Store store, InstantSource clock) {
    this.store = store;
    this.shared = new SharedLocks(store);
    this.clock = clock;
  }

  /// The routes.
  public Api api() {
    return new Api(
        List.of(
            Route.post("/v1/locks/{lock}/visitor-passcodes", VisitorApi::read, this::note)
                .answeredOnce(),
            Route.get("/v1/locks/{lock}/visitor-passcodes", this::list)),
        VisitorApi.class);
  }

  private record Noted(VisitorReference reference, Octets label) {}

  /// A code as the API shows it.
  ///
  /// @param label encrypted by the app that made it
  public record View(
      String reference,
      String label,
      String issuer,
      String state,
      String createdAt,
      String expiresAt) {}

  private static Parsed<Noted> read(Fields fields) {
    Field<VisitorReference> reference = fields.bytes("reference", VisitorReference::new);
    Field<Octets> label = fields.bytes("label", VisitorApi::label);
    return fields.parsed(() -> new Noted(reference.value(), label.value()));
  }

  private static Octets label(Octets label) {
    if (label.size() > LABEL_BYTES_MAX) {
      throw new IllegalArgumentException("must be at most " + LABEL_BYTES_MAX + " bytes");
    }
    return label;
  }

  private Answer note(Request<Noted> request) {
    Optional<Membership> member = shared.current(request).filter(Membership::administers);
    if (member.isEmpty()) {
      return Answer.notFound();
    }
    Instant now = clock.instant();
    Row row =
        new Row(
            member.get().lock(),
            request.input().reference(),
            request.caller().account(),
            request.input().label(),
            State.MADE,
            now,
            now.plus(LIFE));
    Optional<Row> noted =
        store.writeAndWait(
            transaction -> {
              VisitorPasscodeRows rows = new VisitorPasscodeRows(transaction);
              return rows.add(row) ? rows.find(row.lock(), row.reference()) : Optional.empty();
            });
    return noted
        .<Answer>map(kept -> Answer.created(view(kept)))
        .orElseGet(() -> Answer.refused(NOT_NEW));
  }

  private Answer list(Request<Nothing> request) {
    return Answer.of(
        shared
            .current(request)
            .filter(Membership::administers)
            .map(
                member ->
                    store.readAndWait(
                        transaction ->
                            new VisitorPasscodeRows(transaction).of(member.lock(), MOST_SHOWN)))
            .map(rows -> Map.of("passcodes", rows.stream().map(this::view).toList())));
  }

  private View view(Row row) {
    boolean expired = row.state() == State.MADE && clock.instant().isAfter(row.expiresAt());
    return new View(
        Base64Url.encode(row.reference().octets()),
        Base64Url.encode(row.label()),
        row.issuer().text(),
        expired ? "expired" : row.state().name().toLowerCase(Locale.ROOT),
        row.createdAt().toString(),
        row.expiresAt().toString());
  }
}
