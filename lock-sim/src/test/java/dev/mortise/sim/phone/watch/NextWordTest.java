package dev.mortise.sim.phone.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.LockId;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.companion.EventStream;
import dev.mortise.sim.phone.companion.EventStream.News;
import dev.mortise.sim.phone.companion.FakeCompanion;
import dev.mortise.sim.phone.companion.SignedIn;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// When a phone asks a lock again, with a companion that means no good.
class NextWordTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LinkThreads threads = LinkThreads.start(1);
  private final CompanionClient client = new CompanionClient(threads, Optional.empty());

  @AfterEach
  void close() {
    client.close();
    threads.close();
  }

  @Test
  @Tag("SEC-19")
  void signsOfLifeAreNoReasonToAskTheLock() throws Exception {
    String text = ": still here\n".repeat(500) + "data: {\"event\":\"AQI\"}\n\n";
    try (FakeCompanion companion = FakeCompanion.saying(200, text)) {
      EventStream stream =
          new SignedIn(companion.session(), client).stream(new LockId(new UUID(1, 2)), 7);
      try (NextWord word = new NextWord(Optional.of(stream), PATIENCE)) {
        assertTrue(word.await());
        assertEquals(new News.Ended(), stream.next(PATIENCE));
      }
    }
  }
}
