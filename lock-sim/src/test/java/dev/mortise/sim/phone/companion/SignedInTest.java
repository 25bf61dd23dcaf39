package dev.mortise.sim.phone.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a phone makes of a companion's answers, good and bad.
class SignedInTest {

  private final LinkThreads threads = LinkThreads.start(1);
  private final CompanionClient client = new CompanionClient(threads, Optional.empty());

  @AfterEach
  void close() {
    client.close();
    threads.close();
  }

  @Test
  void aProblemDocumentBecomesOneSentenceWithEveryFault() throws Exception {
    CompanionFailed failed =
        failure(
            400,
            """
            {"title":"Bad input","detail":"read the faults",
             "faults":[{"field":"limit","fault":"is no number"},
                       {"field":"after","fault":"is below 0"}]}
            """);

    assertEquals(Reason.REFUSED, failed.reason());
    assertEquals(
        "Bad input: read the faults; limit is no number; after is below 0", failed.sentence());
  }

  @Test
  void aStrangersControlCharactersDoNotReachTheTerminal() throws Exception {
    CompanionFailed failed = failure(400, "{\"title\":\"a\\u001b[2Jb" + "c".repeat(9_000) + "\"}");

    assertTrue(failed.sentence().startsWith("a [2Jbc"), failed.sentence());
    assertTrue(failed.sentence().length() < 600, "it does not go on for ever");
  }

  @Test
  void anExpiredSessionSaysHowToSignInAgain() throws Exception {
    CompanionFailed failed = failure(401, "{\"title\":\"A valid session is needed\"}");

    assertEquals(Reason.SIGNED_OUT, failed.reason());
    assertEquals(
        "the session at the companion is over; sign in again: app login EMAIL", failed.sentence());
  }

  @Test
  void whatIsNoAnswerIsNamedAsSuch() throws Exception {
    assertEquals(Reason.BROKEN, failure(200, "<html>").reason());
    assertEquals(Reason.BROKEN, failure(200, "[]").reason());
    assertEquals(
        "the companion's answer lacks \"locks\", or has it in another form",
        failure(200, "{\"locks\":7}").sentence());
    assertEquals(Reason.BROKEN, failure(500, "").reason());
    assertEquals(Reason.REFUSED, failure(302, "").reason());
  }

  @Test
  void anAnswerWithoutAnEndIsCutOff() throws Exception {
    try (FakeCompanion companion =
        new FakeCompanion(
            (exchange, _) -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] more = new byte[65_536];
              for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(more);
              }
            })) {
      assertThrows(CompanionFailed.class, new SignedIn(companion.session(), client)::locks);
    }
  }

  @Test
  void aCompanionThatIsNotThereIsSaidToBeOutOfReach() throws Exception {
    Session session;
    try (FakeCompanion gone = FakeCompanion.saying(200, "{}")) {
      session = gone.session();
    }

    CompanionFailed failed =
        assertThrows(CompanionFailed.class, new SignedIn(session, client)::locks);

    assertEquals(Reason.UNREACHABLE, failed.reason());
    assertEquals(
        "no word from the companion "
            + session.companion()
            + "; see that it runs, and that there is a network",
        failed.sentence());
  }

  @Test
  void aTokenIsNeverPrinted() throws IOException {
    try (FakeCompanion companion = FakeCompanion.saying(200, "{}")) {
      assertFalse(companion.session().toString().contains("token=token"));
    }
  }

  private CompanionFailed failure(int status, String body) throws IOException {
    try (FakeCompanion companion = FakeCompanion.saying(status, body)) {
      return assertThrows(CompanionFailed.class, new SignedIn(companion.session(), client)::locks);
    }
  }
}
