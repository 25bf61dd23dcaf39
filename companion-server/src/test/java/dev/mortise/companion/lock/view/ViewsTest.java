package dev.mortise.companion.lock.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.http.stream.EventStream;
import dev.mortise.companion.http.stream.StreamedEvent;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.StreamFrame;
import dev.mortise.protocol.message.Challenge;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a viewer is handed, and when there is no more.
class ViewsTest {

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final LockId FRONT = new LockId(new UUID(1, 1));
  private static final LockId BACK = new LockId(new UUID(1, 2));
  private static final Challenge ONE = new Challenge(Octets.ofHex("01".repeat(16)));
  private static final Challenge OTHER = new Challenge(Octets.ofHex("02".repeat(16)));
  private static final int WAITING = 3;

  private final Semaphore news = new Semaphore(0);
  private final Views views = new Views(new ViewPolicy(2, WAITING, LONG, LONG));

  private static StreamFrame frame(Challenge challenge, long number) {
    return new StreamFrame(challenge, number, Octets.of(new byte[100]));
  }

  private EventStream watch(LockId lock, Challenge challenge) {
    return views.watch(lock, challenge, LONG, Optional::empty);
  }

  private static List<String> cursors(EventStream stream) {
    return stream.after("", 64).stream().map(StreamedEvent::cursor).toList();
  }

  private static String why(EventStream stream) {
    return stream.after("", 64).getLast().json();
  }

  @Test
  @Tag("LK-76")
  void aViewerGetsTheFramesOfTheirViewAndOfNoOther() {
    EventStream mine = watch(FRONT, ONE);
    try (EventStream.Listening _ = mine.onNews(news::release)) {
      views.frame(FRONT, frame(OTHER, 0));
      views.frame(BACK, frame(ONE, 1));
      assertEquals(List.of(), mine.after("", 64));
      assertEquals(0, news.availablePermits());
      views.frame(FRONT, frame(ONE, 2));
      assertEquals(1, news.availablePermits());
      assertEquals(List.of("2"), cursors(mine));
      assertEquals(List.of(), cursors(mine), "a frame is handed out once");
    }
  }

  @Test
  @Tag("SEC-19")
  void aSlowViewerKeepsTheNewestFramesAndNoMore() {
    EventStream slow = watch(FRONT, ONE);
    try (EventStream.Listening _ = slow.onNews(news::release)) {
      for (long number = 0; number < 100_000; number++) {
        views.frame(FRONT, frame(ONE, number));
      }
      assertEquals(List.of("99997", "99998", "99999"), cursors(slow));
    }
    assertEquals(0, views.size());
  }

  @Test
  void framesThatNobodyWatchesAreDropped() {
    views.frame(FRONT, frame(ONE, 0));
    EventStream late = watch(FRONT, ONE);
    try (EventStream.Listening _ = late.onNews(news::release)) {
      assertEquals(List.of(), cursors(late));
    }
    views.frame(FRONT, frame(ONE, 1));
    assertEquals(0, views.size());
  }

  @Test
  void aLockThatLeavesEndsItsViewsAndNoOthers() {
    EventStream front = watch(FRONT, ONE);
    EventStream back = watch(BACK, OTHER);
    try (EventStream.Listening _ = front.onNews(news::release);
        EventStream.Listening _ = back.onNews(() -> {})) {
      views.frame(FRONT, frame(ONE, 7));
      views.left(FRONT);
      views.frame(FRONT, frame(ONE, 8));

      assertFalse(front.isOver(), "the last word was not fetched yet");
      List<StreamedEvent> last = front.after("", 64);
      assertEquals(List.of("frame", "end"), last.stream().map(StreamedEvent::kind).toList());
      assertEquals("{\"why\":\"lock-left\"}", last.getLast().json());
      assertTrue(front.isOver());
      assertFalse(back.isOver());
      assertEquals(List.of(), back.after("", 64));
    }
  }

  @Test
  void aStreamOfTheSameViewTakesTheOldOnesPlace() {
    EventStream first = watch(FRONT, ONE);
    EventStream second = watch(FRONT, ONE);
    EventStream.Listening one = first.onNews(news::release);
    try (EventStream.Listening _ = second.onNews(news::release)) {
      assertEquals("{\"why\":\"watched-elsewhere\"}", why(first));
      one.close();
      views.frame(FRONT, frame(ONE, 0));
      assertEquals(List.of("0"), cursors(second));
    }
  }

  @Test
  @Tag("SEC-19")
  void thereIsRoomForSoManyAndAgainWhenOneLeaves() {
    EventStream third = watch(FRONT, OTHER);
    EventStream.Listening one = watch(FRONT, ONE).onNews(news::release);
    try (EventStream.Listening _ = watch(BACK, ONE).onNews(news::release)) {
      try (EventStream.Listening _ = third.onNews(news::release)) {
        assertEquals("{\"why\":\"no-room\"}", why(third));
      }
      one.close();
      EventStream fourth = watch(FRONT, OTHER);
      try (EventStream.Listening _ = fourth.onNews(news::release)) {
        views.frame(FRONT, frame(OTHER, 0));
        assertEquals(List.of("0"), cursors(fourth));
      }
    }
    assertEquals(0, views.size());
  }

  @Test
  @Tag("SEC-21")
  void whoIsTakenOutSeesNoFurtherFrame() {
    EventStream stream = views.watch(FRONT, ONE, LONG, () -> Optional.of(ViewEnd.NOT_SHARED));
    try (EventStream.Listening _ = stream.onNews(news::release)) {
      views.frame(FRONT, frame(ONE, 0));
      List<StreamedEvent> events = stream.after("", 64);
      assertEquals(1, events.size());
      assertEquals("{\"why\":\"not-shared\"}", events.getFirst().json());
    }
  }

  @Test
  @Tag("SEC-21")
  void whoIsTakenOutSeesNoFrameWhateverElseEndedTheView() {
    EventStream stream = views.watch(FRONT, ONE, LONG, () -> Optional.of(ViewEnd.NOT_SHARED));
    try (EventStream.Listening _ = stream.onNews(news::release)) {
      views.frame(FRONT, frame(ONE, 0));
      views.left(FRONT);
      assertEquals(List.of("end"), cursors(stream));
      assertTrue(stream.isOver());
    }
  }

  @Test
  @Tag("SEC-21")
  void aFrameThatComesWhileItIsAskedIsNotHandedOutUnasked() {
    AtomicInteger asked = new AtomicInteger();
    EventStream stream =
        views.watch(
            FRONT,
            ONE,
            LONG,
            () -> {
              views.frame(FRONT, frame(ONE, 1));
              views.left(FRONT);
              return asked.getAndIncrement() == 0
                  ? Optional.empty()
                  : Optional.of(ViewEnd.NOT_SHARED);
            });
    try (EventStream.Listening _ = stream.onNews(news::release)) {
      views.frame(FRONT, frame(ONE, 0));
      assertEquals(List.of("0"), cursors(stream));
      assertFalse(stream.isOver(), "the other frame was not asked about yet");
      assertEquals(List.of("end"), cursors(stream));
      assertEquals(2, asked.get());
    }
  }

  @Test
  @Tag("SEC-19")
  void whoComesAgainTakesTheirOwnPlaceWhenThereIsNoOther() {
    EventStream dead = watch(FRONT, ONE);
    EventStream.Listening first = dead.onNews(() -> {});
    EventStream again = watch(FRONT, ONE);
    try (EventStream.Listening _ = watch(BACK, ONE).onNews(() -> {});
        EventStream.Listening _ = again.onNews(news::release)) {
      views.frame(FRONT, frame(ONE, 0));
      assertEquals(List.of("0"), cursors(again));
      assertEquals("{\"why\":\"watched-elsewhere\"}", why(dead));
      first.close();
      EventStream third = watch(FRONT, OTHER);
      try (EventStream.Listening _ = third.onNews(news::release)) {
        assertEquals("{\"why\":\"no-room\"}", why(third), "no place came of it");
      }
    }
    assertEquals(0, views.size());
  }

  @Test
  void aLockThatFallsSilentEndsTheView() throws Exception {
    assertEquals(
        "{\"why\":\"silent\"}", endOf(new ViewPolicy(1, 1, Duration.ofMillis(20), LONG), LONG));
  }

  @Test
  void noViewIsCarriedForEver() throws Exception {
    assertEquals(
        "{\"why\":\"time-over\"}", endOf(new ViewPolicy(1, 1, LONG, LONG), Duration.ofMillis(20)));
  }

  private String endOf(ViewPolicy policy, Duration longest) throws Exception {
    EventStream stream = new Views(policy).watch(FRONT, ONE, longest, Optional::empty);
    try (EventStream.Listening _ = stream.onNews(news::release)) {
      assertTrue(news.tryAcquire(20, TimeUnit.SECONDS), "nobody was told");
      return why(stream);
    }
  }
}
