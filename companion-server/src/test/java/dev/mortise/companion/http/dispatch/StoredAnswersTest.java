package dev.mortise.companion.http.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Requests that may be sent twice and count once.
class StoredAnswersTest extends DispatcherFixture {
  private static Asking once(String key, int left) {
    return Asking.post("/once", "{\"left\": %d, \"right\": 1}".formatted(left))
        .as(TestDispatcher.ANNA)
        .with("idempotency-key", key);
  }

  @Test
  void repeatWithTheSameKeyRunsOnce() {
    dispatcher.assertReply(201, "1", once("a", 1));
    dispatcher.assertReply(201, "1", once("a", 1));
    assertEquals("true", dispatcher.reply(once("a", 1)).headers().get("idempotency-replayed"));
    dispatcher.assertReply(201, "2", once("b", 1));
    assertEquals(2, dispatcher.runs.get());
  }

  @Test
  void sameKeyForAnotherRequestIsRefused() {
    dispatcher.assertReply(201, "1", once("a", 1));
    dispatcher.assertReply(409, "idempotency-key-reused", once("a", 2));
  }

  @Test
  void answersAreForgottenAfterOneDay() {
    dispatcher.assertReply(201, "1", once("a", 1));
    dispatcher.now = dispatcher.now.plus(Duration.ofDays(1));
    dispatcher.assertReply(201, "2", once("a", 1));
    assertEquals(
        1,
        dispatcher.store.<Integer>readAndWait(
            h -> h.createQuery("SELECT count(*) FROM stored_answer").mapTo(Integer.class).one()));
  }

  @Test
  void keyOfWrongFormIsRefused() {
    dispatcher.assertReply(400, "invalid-idempotency-key", once("a b", 1));
    dispatcher.assertReply(400, "invalid-idempotency-key", once("a".repeat(65), 1));
  }

  @Test
  void invalidInputIsNotStored() {
    Asking bad = Asking.post("/once", "{}").as(TestDispatcher.ANNA).with("idempotency-key", "a");
    dispatcher.assertReply(400, "invalid-input", bad);
    dispatcher.assertReply(201, "1", once("a", 1));
  }
}
