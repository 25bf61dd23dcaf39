package dev.mortise.sim.link.near.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.secret.SecretBytes;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class HandshakeDeadlineTest {

  private final EmbeddedChannel channel = new EmbeddedChannel();

  @BeforeEach
  void connect() {
    channel.freezeTime();
    channel
        .pipeline()
        .addLast(
            new FirstBytes(4_112), new HandshakeDeadline(Duration.ofSeconds(5)), new LinkFaults());
    channel.pipeline().fireChannelActive();
  }

  @Test
  @Tag("SEC-19")
  void silentCallerIsHungUpOnAfterFiveSeconds() {
    channel.advanceTimeBy(4_999, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
    assertTrue(channel.isOpen());
    channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
    assertFalse(channel.isOpen());
    assertEquals(Optional.of(LinkEnd.HANDSHAKE_LATE), LinkEnd.of(channel));
  }

  @Test
  @Tag("SEC-19")
  void trickleOfBytesWinsNoTime() {
    channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {0}));
    for (int second = 0; second < 4; second++) {
      channel.advanceTimeBy(1, TimeUnit.SECONDS);
      channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {48}));
      assertTrue(channel.isOpen());
    }
    channel.advanceTimeBy(1, TimeUnit.SECONDS);
    channel.runPendingTasks();
    assertFalse(channel.isOpen());
  }

  @Test
  void securedConnectionStays() {
    AgreementKeyPair peer = AgreementKeyPair.of(SecretBytes.copyOf(new byte[32]));
    channel.pipeline().fireUserEventTriggered(new NoiseHandshake.Secured(peer.publicKey()));
    channel.advanceTimeBy(1, TimeUnit.HOURS);
    channel.runPendingTasks();
    assertTrue(channel.isOpen());
  }
}
