package dev.mortise.companion.http.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.input.IdempotencyKey;
import dev.mortise.companion.store.OpenStore;
import dev.mortise.protocol.message.AccountId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredAnswersTest {

  private static final AccountId ANNA = new AccountId("anna");

  /// More than an answer that comes takes with it of those that are too old.
  private static final int MANY = 120;

  private final AtomicInteger runs = new AtomicInteger();

  @TempDir Path temp;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private OpenStore open;
  private StoredAnswers answers;

  @BeforeEach
  void open() throws Exception {
    open = OpenStore.in(temp);
    answers = new StoredAnswers(open.store(), () -> now);
    var _ =
        open.store()
            .writeAndWait(
                transaction ->
                    transaction
                        .sql("INSERT INTO account VALUES ('anna', 'a@example.org', 'x', 0)")
                        .execute());
  }

  @AfterEach
  void close() {
    open.close();
  }

  private int ask(String key) throws Exception {
    RawRequest request = Asking.post("/v1/locks", "{}").raw();
    return answers
        .once(
            ANNA,
            new IdempotencyKey(key),
            request,
            "id",
            () -> Rendering.of(Answer.ok(Map.of("run", runs.incrementAndGet())), "id"))
        .status();
  }

  @Test
  void theSameKeyRunsOnce() throws Exception {
    assertEquals(200, ask("key"));
    assertEquals(200, ask("key"));
    assertEquals(1, runs.get());
  }

  @Test
  void aKeyOfLongAgoIsFreeAgainHoweverManyLieBeforeIt() throws Exception {
    for (int number = 0; number < MANY; number++) {
      assertEquals(200, ask("before-" + number));
      now = now.plusMillis(1);
    }
    assertEquals(200, ask("key"));
    now = now.plus(Duration.ofDays(2));

    assertEquals(200, ask("key"));
    assertEquals(200, ask("key"));

    assertEquals(MANY + 2, runs.get());
  }
}
