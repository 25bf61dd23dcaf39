package dev.mortise.companion.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.device.BackOff;
import dev.mortise.sim.link.device.DeviceIdentity;
import dev.mortise.sim.link.device.DeviceLink;
import dev.mortise.sim.link.device.DeviceLinkConfig;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who is let in at the device listener, over real sockets.
@Timeout(120)
class ArrivalsTest {

  private static final int PER_PEER = 3;
  private static final int BEFORE_TLS_GIVES_UP_SECONDS = 8;
  private static final DeviceLinkPolicy NARROW =
      new DeviceLinkPolicy(100, PER_PEER, Duration.ofHours(1));

  private final List<AutoCloseable> open = new ArrayList<>();
  private final LinkThreads threads = LinkThreads.start(1);
  private LinkFixture companion;

  @BeforeEach
  void start() throws Exception {
    companion = new LinkFixture(NARROW);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    companion.close();
    threads.close();
  }

  @Test
  @Tag("SEC-19")
  void silentStrangersBeyondTheBoundAreTurnedAway() throws Exception {
    List<Socket> silent = callBeyondTheBound();

    silent.getFirst().close();
    link();
    LinkFixture.next(companion.arrivals);
  }

  @Test
  void acceptedLocksTakeNobodysPlace() throws Exception {
    for (int lock = 0; lock < PER_PEER; lock++) {
      link();
      LinkFixture.next(companion.arrivals);
    }

    assertEquals(PER_PEER, callBeyondTheBound().size());
  }

  @Test
  @Tag("SEC-19")
  void whoSaysNothingIsCutOffHoweverItKeepsBusy() throws Exception {
    companion.close();
    companion = new LinkFixture(new DeviceLinkPolicy(100, PER_PEER, Duration.ofMillis(50)));

    assertEquals(-1, call().getInputStream().read());
  }

  @Test
  @Tag("SEC-19")
  void aCertificateIsGoodForOneConnection() throws Exception {
    link();
    LockConnection first = LinkFixture.next(companion.arrivals);
    link();
    LockConnection second = LinkFixture.next(companion.arrivals);

    assertEquals(first, LinkFixture.next(companion.departures));
    assertNotEquals(first, second);
  }

  /// Whether it may be here at all is found out only when its CONNECT is long accepted.
  @Test
  @Tag("SEC-19")
  void anotherMakersDeviceUnderTheSameIdEndsNoConnectionOfTheLock() throws Exception {
    link();
    LockConnection lock = LinkFixture.next(companion.arrivals);
    link(companion.impostor());
    for (int again = 0; again < 3; again++) {
      LockConnection impostor = LinkFixture.next(companion.arrivals);
      assertNotEquals(lock.lock(), impostor.lock());
      impostor.refuse();
      assertEquals(impostor, LinkFixture.next(companion.departures));
    }

    Octets response =
        lock.ask(Octets.of((byte) 1), Duration.ofSeconds(LinkFixture.PATIENCE_SECONDS))
            .toCompletableFuture()
            .get(LinkFixture.PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertEquals(Octets.ofHex("0121"), response);
  }

  /// Calls once more than there is room for. Who of them is turned away is the event loops' to say.
  ///
  /// @return those who were not
  private List<Socket> callBeyondTheBound() throws Exception {
    BlockingQueue<Socket> ended = new LinkedBlockingQueue<>();
    List<Socket> silent = new ArrayList<>();
    for (int stranger = 0; stranger <= PER_PEER; stranger++) {
      Socket socket = call();
      silent.add(socket);
      Thread.startVirtualThread(
          () -> {
            if (isEnded(socket)) {
              ended.add(socket);
            }
          });
    }
    Socket turnedAway = ended.poll(BEFORE_TLS_GIVES_UP_SECONDS, TimeUnit.SECONDS);
    assertTrue(silent.remove(turnedAway), "nobody was turned away");
    assertEquals(0, ended.size());
    return silent;
  }

  private static boolean isEnded(Socket socket) {
    try {
      return socket.getInputStream().read() == -1;
    } catch (IOException e) {
      return false;
    }
  }

  private Socket call() throws Exception {
    Socket socket = new Socket("localhost", companion.listener.address().getPort());
    open.add(socket);
    return socket;
  }

  /// Connects a lock, always under the same name; one that is taken over stays away.
  private void link() {
    link(companion.identity());
  }

  private void link(DeviceIdentity identity) {
    DeviceLinkConfig config =
        new DeviceLinkConfig(
            "localhost",
            companion.listener.address().getPort(),
            identity,
            Duration.ofSeconds(30),
            new BackOff(Duration.ofMillis(1), Duration.ofMillis(20)));
    EchoingLock lock = new EchoingLock();
    open.add(DeviceLink.open(config, threads, lock, lock, new NoPatience()));
  }
}
