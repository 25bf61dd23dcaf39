package dev.mortise.sim.phone.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.companion.FrameStream.Next;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The frames of a live view as a phone reads them.
class FrameStreamTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Challenge CHALLENGE =
      new Challenge(Octets.ofHex("07".repeat(Challenge.SIZE)));

  private final LinkThreads threads = LinkThreads.start(1);
  private final CompanionClient client = new CompanionClient(threads, Optional.empty());

  @AfterEach
  void close() {
    client.close();
    threads.close();
  }

  private FrameStream open(FakeCompanion companion) throws CompanionFailed {
    return new SignedIn(companion.session(), client).view(new LockId(new UUID(1, 2)), CHALLENGE);
  }

  @Test
  @Tag("LK-76")
  void aSignOfLifeAndAnUnknownWordAreNotTheEndOfAView() throws Exception {
    String text =
        """
        : still here

        event: weather
        data: {"sky":"blue"}

        event: end
        data: {"why":"time-over"}

        """;
    try (FakeCompanion companion = FakeCompanion.saying(200, text);
        FrameStream stream = open(companion)) {
      assertEquals(new Next.StillHere(), stream.next(PATIENCE));
      assertEquals(new Next.StillHere(), stream.next(PATIENCE));
      assertEquals(new Next.Ended("time-over"), stream.next(PATIENCE));
    }
  }

  @Test
  @Tag("SEC-19")
  void whatIsNoFrameIsRefused() throws Exception {
    String text = "event: frame\ndata: {\"frame\":\"AQI\"}\n\n";
    try (FakeCompanion companion = FakeCompanion.saying(200, text);
        FrameStream stream = open(companion)) {
      assertThrows(CompanionFailed.class, () -> stream.next(PATIENCE));
    }
  }
}
