package dev.mortise.companion.http.dispatch;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.BearerToken;
import dev.mortise.companion.http.Caller;
import dev.mortise.companion.http.Gate;
import dev.mortise.companion.http.Method;
import dev.mortise.companion.http.Problem;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.IdempotencyKey;
import dev.mortise.companion.http.input.Json;
import dev.mortise.companion.http.input.Parsed;
import dev.mortise.companion.http.input.QueryString;
import dev.mortise.companion.store.StoreUnavailable;
import dev.mortise.protocol.Octets;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tinylog.Logger;

/// Answers requests: finds the route, the caller and the input, has the handler answer, and dresses
/// the reply. Safe for use by many threads; blocks.
public final class Dispatcher {
  private static final Problem MISDIRECTED =
      Problem.of(421, "misdirected", "This server does not go by that name");
  private static final Problem FOREIGN_PAGE =
      Problem.of(403, "foreign-origin", "Pages of that origin may not call this server");
  private static final Problem NOT_JSON =
      Problem.of(415, "not-json", "The content must be application/json");
  private static final Problem MALFORMED_KEY =
      Problem.of(400, "invalid-idempotency-key", "An Idempotency-Key has 1 to 64 ASCII characters");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
  private static final String BEARER = "bearer ";

  private final Router router;
  private final Gate gate;
  private final Origins origins;
  private final StoredAnswers storedAnswers;
  private final StreamPlaces streamPlaces;
  private final HttpMeters meters;
  private final SecureRandom random = new SecureRandom();

  /// Puts the parts together.
  public Dispatcher(
      List<Route<?>> routes,
      Gate gate,
      Origins origins,
      StoredAnswers storedAnswers,
      StreamPlaces streamPlaces,
      MeterRegistry registry) {
    this.router = new Router(routes);
    this.gate = gate;
    this.origins = origins;
    this.storedAnswers = storedAnswers;
    this.streamPlaces = streamPlaces;
    this.meters = new HttpMeters(registry);
  }

  /// One request on its way: what the log will say of it.
  private static final class Visit {
    final long start = System.nanoTime();
    final String id;
    String route = "-";
    String account = "-";

    Visit(String id) {
      this.id = id;
    }
  }

  /// What a request comes to.
  ///
  /// @param reply for the client
  /// @param note for the log, to be written once the reply is on its way
  public record Answered(Reply reply, AccessNote note) {}

  /// Answers a request.
  public Answered answer(RawRequest request) {
    Visit visit = visit();
    Reply reply;
    try {
      reply = route(request, visit);
    } catch (StoreUnavailable e) {
      Logger.warn("request={} refused: {}", visit.id, e.getMessage());
      reply = complete(Rendering.of(Problem.BUSY, visit.id));
    } catch (Exception e) {
      Logger.error(e, "request={} route={} failed", visit.id, visit.route);
      reply = complete(Rendering.of(Problem.INTERNAL, visit.id));
    }
    return dressed(reply, request.method(), request.header("origin"), visit);
  }

  /// Answers what did not become a request.
  public Answered refusal(Problem problem) {
    Visit visit = visit();
    return dressed(complete(Rendering.of(problem, visit.id)), "-", Optional.empty(), visit);
  }

  private Visit visit() {
    byte[] id = new byte[8];
    random.nextBytes(id);
    return new Visit(HexFormat.of().formatHex(id));
  }

  private Reply route(RawRequest request, Visit visit) throws Exception {
    if (!origins.servesHost(request.header("host"))) {
      return complete(Rendering.of(MISDIRECTED, visit.id));
    }
    Optional<String> origin = request.header("origin");
    if (origin.isPresent() && !origins.admits(origin.get())) {
      return complete(Rendering.of(FOREIGN_PAGE, visit.id));
    }
    if (request.method().equals("OPTIONS")) {
      return new Reply.Complete(204, Origins.preflight(), Octets.empty());
    }
    return switch (router.find(request.method(), request.path())) {
      case Router.Match.Found(Route<?> route, Map<String, String> path) ->
          answer(route, path, request, visit);
      case Router.Match.OtherMethods(var methods) -> {
        String allow = methods.stream().map(Method::name).collect(Collectors.joining(", "));
        yield complete(
            Rendering.of(
                Problem.of(405, "method-not-allowed", "This path has no such method")
                    .with("allow", allow),
                visit.id));
      }
      case Router.Match.Missing() -> complete(Rendering.of(Problem.NOT_FOUND, visit.id));
    };
  }

  private <T> Reply answer(
      Route<T> route, Map<String, String> path, RawRequest request, Visit visit) throws Exception {
    visit.route = route.template().text();
    Optional<BearerToken> token = token(request);
    Optional<Caller> caller =
        route.access() == Route.Access.SIGNED_IN ? token.flatMap(gate::admit) : Optional.empty();
    caller.ifPresent(known -> visit.account = known.account().text());
    Optional<Problem> refusal = refusal(route, request, caller);
    if (refusal.isPresent()) {
      return complete(Rendering.of(refusal.get(), visit.id));
    }
    Parsed<T> input =
        hasBody(route.method())
            ? Json.read(request.body(), route.input())
            : QueryString.read(request.query(), route.input());
    return switch (input) {
      case Parsed.Bad<T>(var faults) -> complete(Rendering.of(Problem.invalid(faults), visit.id));
      case Parsed.Good<T>(T value) ->
          run(
              route,
              new Request<>(value, path, caller, request.peer(), request.headers()),
              request,
              visit);
    };
  }

  private static Optional<Problem> refusal(
      Route<?> route, RawRequest request, Optional<Caller> caller) {
    if (route.access() == Route.Access.LOOPBACK && !request.peer().isLoopbackAddress()) {
      return Optional.of(Problem.NOT_FOUND);
    }
    if (route.access() == Route.Access.SIGNED_IN && caller.isEmpty()) {
      return Optional.of(Problem.NOT_SIGNED_IN);
    }
    return hasBody(route.method()) && !isJson(request) ? Optional.of(NOT_JSON) : Optional.empty();
  }

  private static boolean hasBody(Method method) {
    return method == Method.POST || method == Method.PUT;
  }

  private static boolean isJson(RawRequest request) {
    String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    return type.replaceFirst(" *; *charset=\"?utf-8\"?$", "").equals("application/json");
  }

  private static Optional<BearerToken> token(RawRequest request) {
    return request
        .header("authorization")
        .filter(field -> field.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .flatMap(field -> BearerToken.parse(field.substring(BEARER.length()).strip()));
  }

  private <T> Reply run(Route<T> route, Request<T> request, RawRequest raw, Visit visit)
      throws Exception {
    Optional<Problem> badKey = badKey(route, request);
    if (badKey.isPresent()) {
      return complete(Rendering.of(badKey.get(), visit.id));
    }
    Optional<IdempotencyKey> key =
        route.repeats() == Route.Repeats.ARE_ANSWERED_FROM_STORE
            ? request.idempotencyKey()
            : Optional.empty();
    if (key.isPresent()) {
      return complete(
          storedAnswers.once(
              request.caller().account(),
              key.get(),
              raw,
              visit.id,
              () -> Rendering.of(route.handler().answer(request), visit.id)));
    }
    Answer answer = route.handler().answer(request);
    if (answer instanceof Answer.Stream stream) {
      return stream(stream, request.caller(), raw, visit);
    }
    Rendering rendering = Rendering.of(answer, visit.id);
    return complete(route.method() == Method.GET ? rendering.unlessKnown(raw) : rendering);
  }

  private static Optional<Problem> badKey(Route<?> route, Request<?> request) {
    return route.repeats() == Route.Repeats.RUN_AGAIN
        ? Optional.empty()
        : request
            .header(Request.IDEMPOTENCY_KEY)
            .filter(key -> !IdempotencyKey.isOne(key))
            .map(malformed -> MALFORMED_KEY);
  }

  private Reply stream(Answer.Stream stream, Caller caller, RawRequest raw, Visit visit) {
    Optional<StreamPlaces.Place> place = streamPlaces.take(caller.account());
    if (place.isEmpty()) {
      return complete(Rendering.of(Problem.BUSY, visit.id));
    }
    return new Reply.Streaming(
        200,
        Map.of("content-type", "text/event-stream"),
        stream.events(),
        stream.after(),
        () -> token(raw).flatMap(gate::admit).isPresent(),
        place.get());
  }

  private static Reply.Complete complete(Rendering rendering) {
    Map<String, String> headers = new TreeMap<>(rendering.headers());
    if (!rendering.mediaType().isEmpty()) {
      headers.put("content-type", rendering.mediaType());
    }
    return new Reply.Complete(
        rendering.status(),
        headers,
        Octets.adopt(rendering.text().getBytes(StandardCharsets.UTF_8)));
  }

  private Answered dressed(Reply reply, String method, Optional<String> origin, Visit visit) {
    Map<String, String> headers = new TreeMap<>(SafetyHeaders.ALWAYS);
    headers.putAll(origins.headers(origin));
    headers.put("request-id", visit.id);
    headers.putAll(reply.headers());
    Duration took = Duration.ofNanos(System.nanoTime() - visit.start);
    String known = METHODS.contains(method) ? method : "-";
    meters.answered(known, visit.route, reply.status(), took);
    return new Answered(
        dressed(reply, headers),
        new AccessNote(known, visit.route, reply.status(), took, visit.account, visit.id));
  }

  private static Reply dressed(Reply reply, Map<String, String> headers) {
    return switch (reply) {
      case Reply.Complete done -> new Reply.Complete(done.status(), headers, done.body());
      case Reply.Streaming stream ->
          new Reply.Streaming(
              stream.status(),
              headers,
              stream.events(),
              stream.after(),
              stream.welcome(),
              stream.place());
    };
  }
}
