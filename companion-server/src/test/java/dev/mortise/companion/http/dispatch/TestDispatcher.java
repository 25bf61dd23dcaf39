package dev.mortise.companion.http.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// A dispatcher with a store of its own and routes of every kind; one session, Anna's.
final class TestDispatcher implements AutoCloseable {
  static final BearerToken ANNA = BearerToken.of(new byte[BearerToken.SIZE]);
  private static final Caller CALLER =
      new Caller(
          new AccountId("anna"), new UUID(0, 1), new KeyId(Octets.ofHex("0102030405060708")));

  final AtomicInteger runs = new AtomicInteger();
  final SqliteStore store;
  Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final DataFolder folder;
  private final Dispatcher dispatcher;

  TestDispatcher(Path temp) throws IOException {
    folder = DataFolder.open(temp);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    store = SqliteStore.open(folder, StorePolicy.DEFAULT, meters);
    store.writeAndWait(
        transaction ->
            transaction
                .sql("INSERT INTO account VALUES ('anna', 'anna@example.org', 'x', 0)")
                .execute());
    dispatcher =
        new Dispatcher(
            routes(),
            token -> token.equals(ANNA) ? Optional.of(CALLER) : Optional.empty(),
            new Origins(Set.of(Asking.ORIGIN), Set.of("https://app.example")),
            new StoredAnswers(store, () -> now),
            new StreamPlaces(10, 1),
            meters);
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
    return Answer.ok(store.writeAndWait(transaction -> 1));
  }

  /// The reply, which must be complete.
  Reply.Complete reply(Asking asking) {
    return assertInstanceOf(Reply.Complete.class, reply(asking.raw()));
  }

  Reply reply(RawRequest request) {
    return dispatcher.answer(request).reply();
  }

  static String text(Reply.Complete reply) {
    return new String(reply.body().copy(), StandardCharsets.UTF_8);
  }

  void assertReply(int status, String inBody, Asking asking) {
    Reply.Complete reply = reply(asking);
    assertEquals(status, reply.status(), () -> text(reply));
    assertTrue(text(reply).contains(inBody), () -> text(reply));
  }

  @Override
  public void close() {
    store.close();
    folder.close();
  }
}
