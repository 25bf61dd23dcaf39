package dev.mortise.sim.phone.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.companion.http.Base64Url;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import dev.mortise.sim.phone.dialogue.NoWord;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The way from afar: requests go to the companion, and its attempts are followed to their end.
class CompanionRouteTest {

  private static final LockId LOCK = new LockId(new UUID(1, 2));
  private static final Octets COMMAND = new CarryCommand(Octets.ofHex("d2")).encode();
  private static final Octets RESPONSE = Octets.ofHex("d28443");

  private final LinkThreads threads = LinkThreads.start(1);
  private final CompanionClient client = new CompanionClient(threads, Optional.empty());

  @AfterEach
  void close() {
    client.close();
    threads.close();
  }

  @Test
  void anAttemptUnderWayIsAwaitedByAskingTheCompanionToWait() throws Exception {
    try (FakeCompanion companion = ending("done")) {
      assertEquals(RESPONSE, route(companion).ask(COMMAND));

      assertEquals("GET /v1/attempts/a1?wait=8", companion.asked.get(1));
      assertEquals(2, companion.asked.size());
    }
  }

  @Test
  void aCompanionThatNeverEndsAnAttemptIsAskedAFewTimesOnly() throws Exception {
    try (FakeCompanion companion = ending("dispatched")) {
      NoWord none = assertThrows(NoWord.class, () -> route(companion).ask(COMMAND));

      assertEquals(NoWord.Fate.LOST, none.fate());
      assertEquals(7, companion.asked.size());
    }
  }

  @Test
  void whatWasNeverSentIsToldApartFromWhatWasLost() throws Exception {
    try (FakeCompanion companion = ending("expired")) {
      NoWord none = assertThrows(NoWord.class, () -> route(companion).ask(COMMAND));

      assertEquals(NoWord.Fate.UNSENT, none.fate());
      assertEquals("the lock is off line, and nothing was sent to it", none.why());
    }
  }

  @Test
  void aLockThatTheAccountDoesNotShareIsTurnedAway() throws Exception {
    try (FakeCompanion companion = FakeCompanion.saying(404, "{\"title\":\"Nothing here\"}")) {
      NoWord none = assertThrows(NoWord.class, () -> route(companion).ask(COMMAND));

      assertEquals(NoWord.Fate.TURNED_AWAY, none.fate());
    }
  }

  private CompanionRoute route(FakeCompanion companion) {
    return new CompanionRoute(new SignedIn(companion.session(), client), LOCK);
  }

  /// Takes a command as dispatched, and says this of it when asked.
  private static FakeCompanion ending(String state) throws IOException {
    return new FakeCompanion(
        (exchange, _) -> {
          boolean first = exchange.getRequestMethod().equals("POST");
          say(exchange, first ? "dispatched" : state, !first && state.equals("done"));
        });
  }

  private static void say(HttpExchange exchange, String state, boolean response)
      throws IOException {
    String end = response ? ",\"response\":\"" + Base64Url.encode(RESPONSE) + "\"" : "";
    FakeCompanion.say(exchange, 200, "{\"id\":\"a1\",\"state\":\"%s\"%s}".formatted(state, end));
  }
}
