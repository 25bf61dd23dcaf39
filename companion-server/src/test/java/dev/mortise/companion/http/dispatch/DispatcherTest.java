package dev.mortise.companion.http.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.BearerToken;
import dev.mortise.companion.http.Caller;
import dev.mortise.companion.http.EntityTag;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Field;
import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.Parsed;
import dev.mortise.companion.store.DataFolder;
import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.sqlite.SqliteStore;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccountId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {
  private static final BearerToken ANNA = BearerToken.of(new byte[BearerToken.SIZE]);
  private static final Caller CALLER =
      new Caller(
          new AccountId("anna"), new UUID(0, 1), new KeyId(Octets.ofHex("0102030405060708")));

  @TempDir Path temp;
  private final AtomicInteger runs = new AtomicInteger();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private DataFolder folder;
  private SqliteStore store;
  private Dispatcher dispatcher;

  @BeforeEach
  void open() throws IOException {
    folder = DataFolder.open(temp);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    store = SqliteStore.open(folder, StorePolicy.DEFAULT, meters);
    store.writeAndWait(
        h -> h.execute("INSERT INTO account VALUES ('anna', 'anna@example.org', 'x', 0)"));
    dispatcher =
        new Dispatcher(
            routes(),
            token -> token.equals(ANNA) ? Optional.of(CALLER) : Optional.empty(),
            new Origins(Set.of(Asking.ORIGIN), Set.of("https://app.example")),
            new StoredAnswers(store, () -> now),
            new StreamPlaces(10, 1),
            meters);
  }

  @AfterEach
  void close() {
    store.close();
    folder.close();
  }

  private record Sum(long left, long right) {
    static Parsed<Sum> read(Fields fields) {
      Field<Long> left = fields.integer("left", 0, 9);
      Field<Long> right = fields.integer("right", 0, 9);
      return fields.parsed(() -> new Sum(left.value(), right.value()));
    }
  }

  private List<Route<?>> routes() {
    return List.of(
        Route.get("/open", request -> Answer.ok(Map.of("path", "open"))).open(),
        Route.get("/local", request -> Answer.ok(Map.of())).onLoopback(),
        Route.get("/me", request -> Answer.ok(Map.of("account", request.caller().account()))),
        Route.post("/sum", Sum::read, r -> Answer.ok(r.input().left() + r.input().right())).open(),
        Route.get("/sum", Sum::read, r -> Answer.ok(r.input().left() + r.input().right())).open(),
        Route.get(
            "/locks/{id}",
            r -> Answer.of(r.path("id", LockId::parse).filter(id -> id.uuid().version() == 7))),
        Route.get("/tagged", r -> Answer.ok(List.of()).tagged(EntityTag.ofVersion(7))).open(),
        Route.post("/once", Sum::read, r -> Answer.created(runs.incrementAndGet())).answeredOnce(),
        Route.delete("/once", request -> new Answer.Done()),
        Route.get("/broken", r -> broken()).open(),
        Route.get("/busy", r -> busy()).open());
  }

  private static Answer broken() {
    throw new IllegalStateException("canary-3141");
  }

  private Answer busy() {
    store.close();
    return Answer.ok(store.writeAndWait(handle -> 1));
  }

  private Reply.Complete reply(Asking asking) {
    return assertInstanceOf(Reply.Complete.class, dispatcher.reply(asking.raw()));
  }

  private static String text(Reply.Complete reply) {
    return new String(reply.body().copy(), StandardCharsets.UTF_8);
  }

  private void assertReply(int status, String inBody, Asking asking) {
    Reply.Complete reply = reply(asking);
    assertEquals(status, reply.status(), () -> text(reply));
    assertTrue(text(reply).contains(inBody), () -> text(reply));
  }

  @Test
  void openRouteAnswersEverybody() {
    assertReply(200, "{\"path\":\"open\"}", Asking.get("/open"));
  }

  @Test
  void unknownPathIsNotFound() {
    assertReply(404, "urn:mortise:problem:not-found", Asking.get("/open/"));
    assertReply(404, "not-found", Asking.get("/%6Fpen"));
    assertReply(404, "not-found", Asking.get("*"));
  }

  @Test
  void wrongMethodIsToldTheRightOnes() {
    Reply.Complete reply = reply(Asking.get("/once"));
    assertEquals(405, reply.status());
    assertEquals("POST, DELETE", reply.headers().get("allow"));
  }

  @Test
  @Tag("SEC-23")
  void routeNeedsSessionUnlessItSaysOtherwise() {
    assertReply(200, "{\"account\":\"anna\"}", Asking.get("/me").as(ANNA));
    BearerToken other =
        BearerToken.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    assertReply(401, "not-signed-in", Asking.get("/me").as(other));
    assertReply(401, "not-signed-in", Asking.get("/me"));
    assertReply(401, "not-signed-in", Asking.get("/me").with("authorization", "Basic YTpi"));
    assertEquals("Bearer", reply(Asking.get("/me")).headers().get("www-authenticate"));
  }

  @Test
  void everyFaultOfTheInputIsNamed() {
    assertReply(200, "3", Asking.post("/sum", "{\"left\": 1, \"right\": 2}"));
    assertReply(
        400,
        "\"faults\":[{\"field\":\"left\",\"fault\":\"must be a whole number\"},"
            + "{\"field\":\"right\",\"fault\":\"is missing\"},"
            + "{\"field\":\"more\",\"fault\":\"is not known here\"}]",
        Asking.post("/sum", "{\"left\": true, \"more\": 1}"));
    assertReply(200, "3", Asking.get("/sum?left=1&right=2"));
    assertReply(400, "is missing", Asking.get("/sum?left=1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
  void onlyJsonIsRead(String mediaType) {
    assertReply(415, "not-json", Asking.post("/sum", "{}").with("content-type", mediaType));
    assertReply(415, "not-json", Asking.post("/sum", "{}").without("content-type"));
  }

  @Test
  void charsetOfJsonMayBeSaid() {
    assertReply(
        200,
        "3",
        Asking.post("/sum", "{\"left\": 1, \"right\": 2}")
            .with("content-type", "Application/JSON; charset=UTF-8"));
  }

  @Test
  @Tag("SEC-21")
  void idThatCannotBeIsLikeOneThatIsNot() {
    Asking missing = Asking.get("/locks/0192f0c1-2345-4abc-8def-0123456789ab").as(ANNA);
    Asking malformed = Asking.get("/locks/x").as(ANNA);
    assertReply(404, "not-found", missing);
    assertEquals(withoutInstance(reply(missing)), withoutInstance(reply(malformed)));
  }

  private static String withoutInstance(Reply.Complete reply) {
    return text(reply).replaceAll("request:[0-9a-f]{16}", "request:");
  }

  @Test
  void knownTagIsAnsweredWithoutContent() {
    assertReply(200, "[]", Asking.get("/tagged"));
    assertReply(200, "[]", Asking.get("/tagged").with("if-none-match", "\"6\""));
    Reply.Complete known = reply(Asking.get("/tagged").with("if-none-match", "\"6\", \"7\""));
    assertEquals(304, known.status());
    assertEquals("\"7\"", known.headers().get("etag"));
    assertTrue(known.body().isEmpty());
  }

  @Test
  @Tag("SEC-20")
  void bugTellsTheCallerNothing() {
    Reply.Complete reply = reply(Asking.get("/broken"));
    assertEquals(500, reply.status());
    assertFalse(text(reply).contains("canary-3141"), () -> text(reply));
    assertTrue(text(reply).contains(reply.headers().getOrDefault("request-id", "-")));
  }

  @Test
  void unavailableStoreMeansTryAgain() {
    Reply.Complete reply = reply(Asking.get("/busy"));
    assertEquals(503, reply.status());
    assertEquals("1", reply.headers().get("retry-after"));
  }

  @Test
  void loopbackRouteIsMissingForOthers() throws IOException {
    assertReply(200, "{}", Asking.get("/local"));
    RawRequest local = Asking.get("/local").raw();
    InetAddress far = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
    Reply reply =
        dispatcher.reply(new RawRequest("GET", "/local", "", local.headers(), Octets.empty(), far));
    assertEquals(404, reply.status());
  }

  @Test
  @Tag("SEC-25")
  void onlyOwnNamesAreAnswered() {
    assertReply(421, "misdirected", Asking.get("/open").with("host", "evil.example:8443"));
    assertReply(421, "misdirected", Asking.get("/open").with("host", "localhost:8444"));
    assertReply(421, "misdirected", Asking.get("/open").without("host"));
    assertReply(200, "open", Asking.get("/open").with("host", "LOCALHOST:8443"));
  }

  @Test
  @Tag("SEC-25")
  void onlyAdmittedPagesMayCallAndRead() {
    Reply.Complete admitted = reply(Asking.get("/open").with("origin", "https://app.example"));
    assertEquals(200, admitted.status());
    assertEquals("https://app.example", admitted.headers().get("access-control-allow-origin"));
    assertFalse(admitted.headers().containsKey("access-control-allow-credentials"));
    for (String foreign :
        List.of(
            "https://evil.example",
            "https://app.example.evil.example",
            "http://app.example",
            "https://app.example:444",
            "https://APP.example",
            "null")) {
      Reply.Complete refused = reply(Asking.get("/open").with("origin", foreign));
      assertEquals(403, refused.status(), foreign);
      assertFalse(refused.headers().containsKey("access-control-allow-origin"), foreign);
    }
  }

  @Test
  @Tag("SEC-25")
  void preflightOfAdmittedPageIsAnswered() {
    Asking preflight = Asking.get("/me").method("OPTIONS");
    Reply.Complete reply = reply(preflight.with("origin", "https://app.example"));
    assertEquals(204, reply.status());
    assertTrue(
        reply.headers().getOrDefault("access-control-allow-headers", "").contains("authorization"));
    assertEquals(403, reply(preflight.with("origin", "https://evil.example")).status());
  }

  @Test
  @Tag("SEC-25")
  void everyReplyForbidsBrowsersToTreatItAsPage() {
    for (Asking asking : List.of(Asking.get("/open"), Asking.get("/none"), Asking.get("/broken"))) {
      Map<String, String> headers = reply(asking).headers();
      assertEquals(
          "default-src 'none'; frame-ancestors 'none'", headers.get("content-security-policy"));
      assertEquals("nosniff", headers.get("x-content-type-options"));
      assertEquals("no-store", headers.get("cache-control"));
      assertEquals("origin", headers.get("vary"));
      assertFalse(headers.containsKey("set-cookie"));
    }
  }

  private static Asking once(String key, int left) {
    return Asking.post("/once", "{\"left\": %d, \"right\": 1}".formatted(left))
        .as(ANNA)
        .with("idempotency-key", key);
  }

  @Test
  void repeatWithTheSameKeyRunsOnce() {
    assertReply(201, "1", once("a", 1));
    assertReply(201, "1", once("a", 1));
    assertEquals("true", reply(once("a", 1)).headers().get("idempotency-replayed"));
    assertReply(201, "2", once("b", 1));
    assertEquals(2, runs.get());
  }

  @Test
  void sameKeyForAnotherRequestIsRefused() {
    assertReply(201, "1", once("a", 1));
    assertReply(409, "idempotency-key-reused", once("a", 2));
  }

  @Test
  void answersAreForgottenAfterOneDay() {
    assertReply(201, "1", once("a", 1));
    now = now.plus(Duration.ofDays(1));
    assertReply(201, "2", once("a", 1));
    assertEquals(
        1,
        store.<Integer>readAndWait(
            h -> h.createQuery("SELECT count(*) FROM stored_answer").mapTo(Integer.class).one()));
  }

  @Test
  void keyOfWrongFormIsRefused() {
    assertReply(400, "invalid-idempotency-key", once("a b", 1));
    assertReply(400, "invalid-idempotency-key", once("a".repeat(65), 1));
  }

  @Test
  void invalidInputIsNotStored() {
    Asking bad = Asking.post("/once", "{}").as(ANNA).with("idempotency-key", "a");
    assertReply(400, "invalid-input", bad);
    assertReply(201, "1", once("a", 1));
  }
}
