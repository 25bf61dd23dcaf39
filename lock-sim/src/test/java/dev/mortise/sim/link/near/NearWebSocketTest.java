package dev.mortise.sim.link.near;

import static dev.mortise.sim.link.near.RawWebSocket.BINARY;
import static dev.mortise.sim.link.near.RawWebSocket.CLOSE;
import static dev.mortise.sim.link.near.RawWebSocket.CONTINUATION;
import static dev.mortise.sim.link.near.RawWebSocket.FINAL;
import static dev.mortise.sim.link.near.RawWebSocket.PING;
import static dev.mortise.sim.link.near.RawWebSocket.PONG;
import static dev.mortise.sim.link.near.TestLock.await;
import static dev.mortise.sim.link.near.TestLock.awaitNext;
import static dev.mortise.sim.link.near.TestLock.freshPair;
import static dev.mortise.sim.link.near.TestLock.reversed;
import static dev.mortise.sim.link.near.TestLock.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.link.noise.HandshakeState;
import dev.mortise.sim.link.noise.NoiseTransport;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NearWebSocketTest extends NearLinkFixture {

  NearWebSocketTest() throws IOException {}

  @Test
  void browserAsksAndTheLockAnswers() throws Exception {
    try (Browser browser = new Browser(lock)) {
      NoiseTransport transport = browser.secure(lock, phone);
      for (String request : new String[] {"state?", "unlock"}) {
        browser.send(transport.seal(text(request)));
        assertEquals(reversed(text(request)), transport.open(browser.next()));
      }
      assertEquals(phone.publicKey(), awaitNext(lock.connected).key());
    }
    assertEquals(phone.publicKey(), awaitNext(lock.disconnected).key());
  }

  @Test
  void longestRequestPasses() throws Exception {
    try (Browser browser = new Browser(lock)) {
      NoiseTransport transport = browser.secure(lock, phone);
      Octets longest = Octets.adopt(new byte[NearLinkPolicy.MESSAGE_SIZE_MAX]);
      browser.send(transport.seal(longest));
      assertEquals(longest, transport.open(browser.next()));
    }
  }

  @Test
  void messageInSeveralFramesWithAPingBetweenIsOneMessage() throws Exception {
    HandshakeState handshake = RawPhone.handshake(lock.call(phone));
    Octets call = handshake.write(Octets.empty());
    try (RawWebSocket socket = RawWebSocket.open(lock)) {
      socket.sendFrame(BINARY, call.slice(0, 10));
      socket.sendFrame(FINAL | PING, text("there?"));
      socket.sendFrame(CONTINUATION, call.slice(10, 20));
      socket.sendFrame(FINAL | CONTINUATION, call.slice(20, call.size()));
      assertEquals(new RawWebSocket.Frame(FINAL | PONG, text("there?")), socket.readFrame());
      assertEquals(Octets.empty(), handshake.read(socket.readFrame().payload()));
    }
  }

  @Test
  void pingIsAnsweredAndTheConversationGoesOn() throws Exception {
    try (Browser browser = new Browser(lock)) {
      NoiseTransport transport = browser.secure(lock, phone);
      await(browser.socket.sendPing(text("there?").asBuffer()));
      assertEquals(text("there?"), awaitNext(browser.pongs));
      browser.send(transport.seal(text("unlock")));
      assertEquals(reversed(text("unlock")), transport.open(browser.next()));
    }
  }

  @ParameterizedTest
  @CsvSource({"1000", "1001", "3000", "4999"})
  void goodbyeIsReturnedWithItsCode(int code) throws Exception {
    try (RawWebSocket socket = RawWebSocket.open(lock)) {
      socket.sendFrame(FINAL | CLOSE, code(code));
      assertEquals(code, socket.readCloseCode());
    }
  }

  @Test
  void goodbyeWithoutACodeIsReturnedWithoutOne() throws Exception {
    try (RawWebSocket socket = RawWebSocket.open(lock)) {
      socket.sendFrame(FINAL | CLOSE, Octets.empty());
      assertEquals(0, socket.readCloseCode());
    }
  }

  @ParameterizedTest
  @Tag("SEC-19")
  @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535})
  void goodbyeWithACodeThatIsNoneIsAProtocolError(int code) throws Exception {
    try (RawWebSocket socket = RawWebSocket.open(lock)) {
      socket.sendFrame(FINAL | CLOSE, code(code));
      assertEquals(1002, socket.readCloseCode());
    }
  }

  @Test
  @Tag("SEC-7")
  void textIsRefused() throws Exception {
    try (Browser browser = new Browser(lock)) {
      await(browser.socket.sendText("unlock", true));
      assertEquals(1003, await(browser.closed));
    }
  }

  @Test
  @Tag("SEC-7")
  void clearBytesInsteadOfAHandshakeAreRefused() throws Exception {
    try (Browser browser = new Browser(lock)) {
      browser.send(text("unlock"));
      assertEquals(1008, await(browser.closed));
    }
    assertTrue(lock.requests.isEmpty());
  }

  @Test
  @Tag("SEC-7")
  void replayedRecordIsRefused() throws Exception {
    try (Browser browser = new Browser(lock)) {
      NoiseTransport transport = browser.secure(lock, phone);
      Octets record = transport.seal(text("unlock"));
      browser.send(record);
      browser.next();
      browser.send(record);
      assertEquals(1008, await(browser.closed));
    }
    assertEquals(1, lock.requests.size());
  }

  @Test
  @Tag("SEC-19")
  void oversizedMessageIsRefusedWhetherInOneFrameOrInMany() throws Exception {
    int tooLong = NearLinkServer.NOISE_MESSAGE_SIZE_MAX + 1;
    try (RawWebSocket socket = RawWebSocket.open(lock)) {
      socket.sendFrame(FINAL | BINARY, Octets.adopt(new byte[tooLong]));
      assertEquals(1009, socket.readCloseCode());
    }
    try (RawWebSocket socket = RawWebSocket.open(lock)) {
      socket.send((byte) (FINAL | BINARY), (byte) 0xff);
      socket.send(new byte[] {0x7f, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0});
      assertEquals(1009, socket.readCloseCode());
    }
    try (RawWebSocket socket = RawWebSocket.open(lock)) {
      socket.sendFrame(BINARY, Octets.adopt(new byte[3_000]));
      socket.sendFrame(CONTINUATION, Octets.adopt(new byte[3_000]));
      assertEquals(1009, socket.readCloseCode());
    }
  }

  /// Unmasked; a reserved bit; a reserved opcode; a continuation of nothing; a fragmented ping; a
  /// close frame with half a code.
  @ParameterizedTest
  @Tag("SEC-7")
  @ValueSource(
      strings = {
        "8200",
        "c28000000000",
        "838000000000",
        "808000000000",
        "098000000000",
        "88810000000003"
      })
  void framesThatBreakTheProtocolAreRefused(String frame) throws Exception {
    try (RawWebSocket socket = RawWebSocket.open(lock)) {
      socket.send(Octets.ofHex(frame).copy());
      assertEquals(1002, socket.readCloseCode());
    }
  }

  @ParameterizedTest
  @Tag("SEC-19")
  @CsvSource({
    "GET / HTTP/1.1,                404",
    "GET /nearer HTTP/1.1,          404",
    "GET /near?key=1 HTTP/1.1,      404",
    "GET http://lock/near HTTP/1.1, 404",
    "GEX /near HTTP/1.1,            400",
    "GET /near HTTP/1.0,            400",
    "GET /near,                     400"
  })
  void requestThatIsNotForTheNearLinkIsRefused(String line, String status) throws Exception {
    try (RawWebSocket socket = new RawWebSocket(lock, line, RawWebSocket.UPGRADE)) {
      assertEquals(status, socket.status());
      assertTrue(socket.isAtEnd());
    }
  }

  @ParameterizedTest
  @Tag("SEC-19")
  @CsvSource({
    "Upgrade: websocket,        X-Upgrade: websocket,      426",
    "Sec-WebSocket-Version: 13, Sec-WebSocket-Version: 8,  426",
    "Sec-WebSocket-Key:,        X-Key:,                    400",
    "Connection: Upgrade,       Connection: keep-alive,    400",
    "Host: lock,                Sec-WebSocket-Protocol: a, 400",
    "Host: lock,                Content-Length: 1,         400"
  })
  void upgradeWithOneHeaderWrongIsRefused(String right, String wrong, String status)
      throws Exception {
    String headers = RawWebSocket.UPGRADE.replace(right, wrong);
    try (RawWebSocket socket = new RawWebSocket(lock, "GET /near HTTP/1.1", headers)) {
      assertEquals(status, socket.status());
      assertTrue(socket.isAtEnd());
    }
  }

  @Test
  @Tag("SEC-19")
  void endlessHeadersAreRefused() throws Exception {
    String headers = RawWebSocket.UPGRADE + "X-Pad: " + "a".repeat(9_000) + "\n";
    try (RawWebSocket socket = new RawWebSocket(lock, "GET /near HTTP/1.1", headers)) {
      assertEquals("400", socket.status());
    }
  }

  @Test
  void displacedBrowserIsToldToTryLater() throws Exception {
    try (Browser browser = new Browser(lock)) {
      browser.secure(lock, freshPair());
      for (int i = 0; i < lock.policy.connectionsMax(); i++) {
        lock.connect(lock.enrolledPhone());
      }
      assertEquals(1013, await(browser.closed));
    }
  }

  @Test
  void stoppingLockSaysGoodbye() throws Exception {
    try (Browser browser = new Browser(lock)) {
      browser.secure(lock, phone);
      lock.server.close();
      assertEquals(1001, await(browser.closed));
    }
  }

  @Test
  @Tag("LK-61")
  void browserThatIsCarriedAwayHearsNothingMore() throws Exception {
    try (Browser browser = new Browser(lock)) {
      browser.secure(lock, phone);
      awaitNext(lock.connected);
      lock.metres = 51;
      lock.server.distanceChanged();
      assertEquals(1006, await(browser.closed), "the code that stands for none");
    }
  }

  private static Octets code(int code) {
    return Octets.of((byte) (code >>> 8), (byte) code);
  }
}
