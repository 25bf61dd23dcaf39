package dev.mortise.sim.link.near.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.link.noise.HandshakePattern;
import dev.mortise.sim.link.noise.HandshakeState;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/// Whatever comes, in whatever pieces: no handler fails and no request gets through.
final class WireProperties {

  private static final String UPGRADE =
      """
      GET /near HTTP/1.1\r
      Host: lock\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      Sec-WebSocket-Version: 13\r
      \r
      """;

  private int requests;

  @Property(tries = 500)
  @Tag("SEC-7")
  void rubbishIsDroppedOrHungUpOn(@ForAll @Size(max = 8) List<@Size(max = 100) byte[]> pieces) {
    receive("", pieces);
  }

  @Property(tries = 500)
  @Tag("SEC-7")
  void rubbishBehindALengthIsHungUpOn(@ForAll @Size(max = 8) List<@Size(max = 100) byte[]> pieces) {
    receive("\0", pieces);
  }

  @Property(tries = 500)
  @Tag("SEC-7")
  void rubbishInAnHttpRequestIsHungUpOn(
      @ForAll @Size(max = 8) List<@Size(max = 100) byte[]> pieces) {
    receive("GET /near HTTP/1.1\r\n", pieces);
  }

  @Property(tries = 500)
  @Tag("SEC-7")
  void rubbishInAWebSocketIsHungUpOn(@ForAll @Size(max = 8) List<@Size(max = 100) byte[]> pieces) {
    receive(UPGRADE, pieces);
  }

  private void receive(String beginning, List<byte[]> pieces) {
    EmbeddedChannel channel =
        new EmbeddedChannel(
            new FirstBytes(4_112),
            NoiseHandshake.called(WireProperties::handshake),
            new Answering(
                request -> {
                  requests++;
                  return CompletableFuture.completedFuture(request);
                },
                new ExchangeBounds(4_096, 8, Duration.ofSeconds(30))),
            new LinkFaults());
    feed(channel, beginning.getBytes(StandardCharsets.ISO_8859_1));
    pieces.forEach(piece -> feed(channel, piece));
    assertNotEquals(Optional.of(LinkEnd.FAILED), LinkEnd.of(channel));
    assertEquals(0, requests);
    channel.finishAndReleaseAll();
  }

  private static void feed(EmbeddedChannel channel, byte[] bytes) {
    if (channel.isOpen()) {
      ByteBuf piece = Unpooled.copiedBuffer(bytes);
      channel.writeInbound(piece);
    }
  }

  private static HandshakeState handshake() {
    return HandshakeState.responder(
        HandshakePattern.XK, Octets.empty(), pair((byte) 1), pair((byte) 2));
  }

  private static AgreementKeyPair pair(byte seed) {
    byte[] bytes = new byte[AgreementKeyPair.PRIVATE_SIZE];
    bytes[0] = seed;
    return AgreementKeyPair.of(SecretBytes.adopt(bytes));
  }
}
