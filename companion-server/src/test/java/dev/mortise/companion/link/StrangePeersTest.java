package dev.mortise.companion.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.certificate.CertificateAuthority;
import dev.mortise.protocol.certificate.Validity;
import dev.mortise.protocol.link.DeviceTopic;
import dev.mortise.sim.link.device.DeviceIdentity;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Peers that are no lock of ours, or a lock that leaves a lock's path, byte by byte.
class StrangePeersTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String PROTOCOL_ERROR = "82";
  private static final String NOT_AUTHORIZED = "87";
  private static final String TOPIC_NAME_INVALID = "90";
  private static final String QOS_NOT_SUPPORTED = "9b";

  private LinkFixture companion;

  @BeforeEach
  void start() throws Exception {
    companion = new LinkFixture();
  }

  @AfterEach
  void close() {
    companion.close();
  }

  @Test
  @Tag("SEC-19")
  void aCertificateOfAnotherMakerIsRefused() throws Exception {
    CertificateAuthority stranger =
        CertificateAuthority.create("maker", Instant.now(), new SecureRandom());

    assertRefused(companion.identity(stranger, LinkFixture.LOCK, Validity.days(Instant.now(), 1)));
  }

  @Test
  @Tag("SEC-19")
  void anExpiredCertificateIsRefused() throws Exception {
    Instant ago = Instant.now().minus(Duration.ofDays(30));

    assertRefused(companion.identity(companion.maker, LinkFixture.LOCK, Validity.days(ago, 5)));
  }

  @Test
  @Tag("SEC-19")
  void anotherLocksNameIsRefused() throws Exception {
    LockId other = new LockId(new UUID(9, 9));
    DeviceIdentity identity =
        companion.identity(companion.maker, other, Validity.days(Instant.now(), 1));
    try (SSLSocket socket = socket(identity)) {
      send(socket, connect(LinkFixture.LOCK.toString()));

      assertEquals(Optional.of("20"), firstByte(socket));
    }
    assertNull(companion.arrivals.peek());
  }

  @Test
  @Tag("SEC-7")
  void rubbishInsteadOfAPacketEndsTheConnection() throws Exception {
    try (SSLSocket socket = socket(companion.identity())) {
      send(socket, "00".repeat(64));

      assertEquals(Optional.empty(), firstByte(socket));
    }
  }

  @Test
  @Tag("SEC-19")
  void anotherLocksTopicEndsTheConnection() throws Exception {
    LockId other = new LockId(new UUID(9, 9));

    assertEnds(TOPIC_NAME_INVALID, publish(DeviceTopic.EVENT.of(other), 1));
    assertEnds(NOT_AUTHORIZED, subscribe(DeviceTopic.REQUEST.of(other)));
    assertEnds(NOT_AUTHORIZED, subscribe("lock/#"));
    assertEnds(TOPIC_NAME_INVALID, publish("$SYS/uptime", 1));
  }

  @Test
  void anEventWithoutAcknowledgementEndsTheConnection() throws Exception {
    assertEnds(QOS_NOT_SUPPORTED, publish(DeviceTopic.EVENT.of(LinkFixture.LOCK), 0));
  }

  @Test
  void aSecondConnectEndsTheConnection() throws Exception {
    assertEnds(PROTOCOL_ERROR, connect(LinkFixture.LOCK.toString()));
  }

  private void assertRefused(DeviceIdentity identity) throws Exception {
    Optional<String> answer;
    try (SSLSocket socket = socket(identity)) {
      send(socket, connect(identity.lockId().toString()));
      answer = firstByte(socket);
    } catch (IOException refusedInTheHandshake) {
      answer = Optional.empty();
    }
    assertEquals(Optional.empty(), answer);
    assertNull(companion.arrivals.peek());
  }

  /// Sends a packet on a good connection and expects a DISCONNECT with this reason.
  private void assertEnds(String reason, String packet) throws Exception {
    try (SSLSocket socket = socket(companion.identity())) {
      send(socket, connect(LinkFixture.LOCK.toString()));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      assertEquals(0x20, in.readUnsignedByte());
      in.skipNBytes(in.readUnsignedByte());
      send(socket, packet);

      assertEquals(0xe0, in.readUnsignedByte());
      in.readUnsignedByte();
      assertEquals(reason, HEX.toHexDigits((byte) in.readUnsignedByte()));
    }
  }

  private static Optional<String> firstByte(SSLSocket socket) {
    try {
      int first = socket.getInputStream().read();
      return first < 0 ? Optional.empty() : Optional.of(HEX.toHexDigits((byte) first));
    } catch (IOException closed) {
      return Optional.empty();
    }
  }

  private static void send(SSLSocket socket, String packet) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(HEX.parseHex(packet));
    out.flush();
  }

  private SSLSocket socket(DeviceIdentity identity) throws Exception {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
    own.setKeyEntry("lock", identity.key(), new char[0], chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, new char[0]);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("companion", companion.companion.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLSv1.3");
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    SSLSocket socket =
        (SSLSocket)
            tls.getSocketFactory()
                .createSocket("localhost", companion.listener.address().getPort());
    socket.setSoTimeout((int) Duration.ofSeconds(LinkFixture.PATIENCE_SECONDS).toMillis());
    return socket;
  }

  private static String connect(String clientId) {
    String variable = text("MQTT") + "05" + "02" + "001e" + "00";
    return packet("10", variable + text(clientId));
  }

  private static String subscribe(String filter) {
    return packet("82", "0001" + "00" + text(filter) + "01");
  }

  private static String publish(String topic, int quality) {
    String packetId = quality == 0 ? "" : "0001";
    return packet(quality == 0 ? "30" : "32", text(topic) + packetId + "00" + "aa");
  }

  private static String packet(String type, String body) {
    int length = body.length() / 2;
    if (length > 127) {
      throw new IllegalArgumentException("a packet of two length bytes is not needed here");
    }
    return type + HEX.toHexDigits((byte) length) + body;
  }

  private static String text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HEX.toHexDigits((short) bytes.length) + HEX.formatHex(bytes);
  }
}
