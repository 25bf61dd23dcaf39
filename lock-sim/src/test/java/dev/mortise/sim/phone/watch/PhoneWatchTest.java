package dev.mortise.sim.phone.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.device.BackOff;
import dev.mortise.sim.phone.FakeLock;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneEvents.Since;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.Reach;
import dev.mortise.sim.phone.companion.FakeCompanion;
import dev.mortise.sim.phone.companion.http.Base64Url;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.Json;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.journal.EventLog.Entry;
import dev.mortise.sim.phone.memory.PairedLock;
import dev.mortise.sim.phone.memory.PhoneFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A watch between an honest lock and a companion that drops, edits, withholds or goes away.
class PhoneWatchTest {

  private static final int PATIENCE_SECONDS = 20;

  private static final WatchPolicy EAGER =
      new WatchPolicy(
          Duration.ofMinutes(3),
          Duration.ofMinutes(1),
          Duration.ofSeconds(45),
          Duration.ofMillis(10),
          new BackOff(Duration.ofMillis(1), Duration.ofMillis(2)));

  private final SecureRandom random = new SecureRandom();
  private final LinkThreads threads = LinkThreads.start(1);
  private final CompanionClient client = new CompanionClient(threads, Optional.empty());
  private final FakeLock lock = new FakeLock();
  private final BlockingQueue<Streaming> connections = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Sight> seen = new ArrayList<>();
  private volatile Instant now = FakeCompanion.EXPIRES.minusSeconds(86_400);

  /// How much later it is each time that the watch looks.
  private volatile Duration tick = Duration.ZERO;

  @TempDir Path folder;
  private FakeCompanion companion;
  private PhoneLock watched;

  /// What the companion sends over one connection.
  private interface Streaming {
    void over(OutputStream body) throws IOException, InterruptedException;
  }

  @BeforeEach
  void pair() throws Exception {
    companion = new FakeCompanion(this::answer);
    PhoneFile file = PhoneFile.open(folder, new DisplayName("Phone"), random);
    LockIdentity identity =
        new LockIdentity(
            lock.id,
            lock.generation,
            new PartyKeys(lock.signing.publicKey(), lock.agreement.publicKey()));
    file.change(
        memory ->
            memory
                .signedIn(companion.session())
                .with(PairedLock.begin(identity, KeyRole.USER, new DisplayName("door"))));
    var key = file.memory().keys().signing().publicKey();
    lock.enrolled.put(key.id(), key);
    Reach reach = new Reach(threads, Optional.empty(), client, Reach.Wanted.ANY);
    watched = new Phone(file, reach, this::look, random).lock(lock.id).orElseThrow();
  }

  @AfterEach
  void close() {
    over.countDown();
    companion.close();
    client.close();
    threads.close();
  }

  @Test
  @Tag("SEC-10")
  void aBrokenConnectionIsTakenUpBehindTheLastEvent() throws Exception {
    List<Octets> rings = rings(3);
    connections.add(body -> send(body, rings.subList(0, 2)));
    connections.add(body -> sendAndStay(body, rings.subList(2, 3)));

    follow(sight -> isEvent(sight, 3));

    assertEquals(List.of("0", "2"), cursors());
    assertEquals(List.of(1L, 2L, 3L), verified());
    assertEquals(1, seen.stream().filter(Sight.Interrupted.class::isInstance).count());
    assertTrue(seen.stream().noneMatch(Sight::breaksTheChain));
    assertEquals(3, watched.known().verified().sequence(), "the next watch begins there");
  }

  @Test
  @Tag("SEC-10")
  void eventsThatTheLockSignedForAndNobodyBringsAreAnAlarm() throws Exception {
    List<Octets> rings = rings(4);
    connections.add(body -> sendAndStay(body, rings.subList(0, 2)));

    tick = Duration.ofSeconds(1);
    follow(sight -> sight instanceof Sight.Withheld);

    assertEquals(new Sight.Withheld(new Entry.Gap(3, 4)), seen.getLast());
    assertEquals(Optional.of("events withheld"), seen.getLast().alarm());
  }

  @Test
  @Tag("SEC-10")
  void whatIsDroppedOrEditedIsAnAlarm() throws Exception {
    List<Octets> rings = rings(3);
    byte[] edited = rings.get(1).copy();
    edited[edited.length - 1] ^= 1;
    connections.add(
        body -> sendAndStay(body, List.of(rings.get(0), Octets.of(edited), rings.get(2))));

    follow(sight -> isEvent(sight, 3));

    assertEquals(
        List.of("events not believed", "events missing"),
        seen.stream().flatMap(sight -> sight.alarm().stream()).toList());
    assertEquals(List.of(1L, 3L), verified());
  }

  @Test
  void aTurnedClockIsNoSilenceOfALockThatAnswers() throws Exception {
    List<Octets> rings = rings(6);
    connections.add(
        body -> {
          for (int i = 0; i < rings.size(); i++) {
            awaitQuestions(i + 1);
            send(body, rings.subList(i, i + 1));
          }
          sendAndStay(body, List.of());
        });
    tick = Duration.ofSeconds(1);

    follow(
        sight -> {
          if (sight instanceof Sight.Logged) {
            now = now.plus(Duration.ofHours(7));
          }
          return isEvent(sight, rings.size());
        });

    assertTrue(seen.stream().noneMatch(sight -> sight instanceof Sight.Silent), seen::toString);
  }

  @Test
  @Tag("SEC-9")
  void aPhoneThatIsOutWatchesNoMore() {
    CompanionFailed failed =
        assertThrows(CompanionFailed.class, () -> follow(sight -> isEvent(sight, 1)));

    assertEquals(CompanionFailed.Reason.NOT_FOUND, failed.reason());
    assertFalse(companion.asked.isEmpty());
  }

  private Instant look() {
    now = now.plus(tick);
    return now;
  }

  private void follow(Predicate<Sight> enough) throws Exception {
    try (PhoneWatch watch =
        new PhoneWatch(
            watched, watched.events().follow(Since.LAST_TIME), EAGER, this::look, random)) {
      watch.follow(
          sight -> {
            seen.add(sight);
            if (enough.test(sight)) {
              watch.end();
            }
          });
    }
  }

  private static boolean isEvent(Sight sight, long sequence) {
    return sight instanceof Sight.Logged(Entry.Verified(var message, _))
        && message.sequence() == sequence;
  }

  private List<Long> verified() {
    return seen.stream()
        .filter(sight -> sight instanceof Sight.Logged(Entry.Verified _))
        .map(sight -> ((Entry.Verified) ((Sight.Logged) sight).entry()).message().sequence())
        .toList();
  }

  private List<String> cursors() {
    return companion.asked.stream()
        .filter(request -> request.contains("stream?after="))
        .map(request -> request.replaceAll(".*after=", ""))
        .toList();
  }

  /// The lock answers questions honestly; events come as the test has it.
  private void answer(HttpExchange exchange, String body) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("/challenges")) {
      Octets response = lock.ask(Json.parse(body).bytes("request"));
      FakeCompanion.say(exchange, 200, "{\"response\":\"" + Base64Url.encode(response) + "\"}");
      return;
    }
    Streaming streaming = connections.poll();
    if (streaming == null) {
      FakeCompanion.say(exchange, 404, "");
      return;
    }
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().flush();
    try {
      streaming.over(exchange.getResponseBody());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Octets> rings(int count) {
    List<Octets> rings = new ArrayList<>();
    for (int times = 1; times <= count; times++) {
      rings.add(lock.record(new LockEvent.Doorbell(times), Optional.empty()));
    }
    return rings;
  }

  private static void send(OutputStream body, List<Octets> messages) throws IOException {
    for (Octets message : messages) {
      String event = "data: {\"event\":\"" + Base64Url.encode(message) + "\"}\n\n";
      body.write(event.getBytes(StandardCharsets.UTF_8));
    }
    body.flush();
  }

  private void sendAndStay(OutputStream body, List<Octets> messages)
      throws IOException, InterruptedException {
    send(body, messages);
    var _ = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void awaitQuestions(int count) throws InterruptedException {
    while (companion.asked.stream().filter(each -> each.endsWith("/challenges")).count() < count
        && !over.await(10, TimeUnit.MILLISECONDS)) {
      // The next question is on its way.
    }
  }
}
