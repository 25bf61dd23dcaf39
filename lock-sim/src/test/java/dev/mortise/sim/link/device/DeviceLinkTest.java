package dev.mortise.sim.link.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.CertificateAuthority;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.certificate.Validity;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.link.LinkThreads;
import io.netty.handler.ssl.OpenSsl;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a link holds of the machine, at a companion that takes connections and says nothing.
@Timeout(60)
class DeviceLinkTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final SecureRandom random = new SecureRandom();

  private DeviceIdentity identity() {
    CertificateAuthority maker = CertificateAuthority.create("m", NOW, random);
    KeyPair tls = CertificateAuthority.freshTlsKey(random);
    LockCertificate lock =
        new LockCertificate(
            new LockId(new UUID(1, 1)),
            SigningKeyPair.of(SignatureAlgorithm.ED25519, SecretBytes.adopt(new byte[32]))
                .publicKey());
    return new DeviceIdentity(
        List.of(maker.issueLock(lock, tls.getPublic(), Validity.days(NOW, 90), random)),
        tls.getPrivate(),
        List.of(maker.certificate()));
  }

  /// A lock to which nothing happens.
  private static final class Deaf implements DeviceLinkHandler, Outbox {

    @Override
    public CompletionStage<Long> acknowledgedUpTo() {
      return CompletableFuture.completedStage(0L);
    }

    @Override
    public CompletionStage<List<SignedEvent>> after(long sequence, int most) {
      return CompletableFuture.completedStage(List.of());
    }

    @Override
    public void acknowledge(long sequence) {
      // There is nothing to acknowledge.
    }

    @Override
    public CompletionStage<Octets> onRequest(Octets request) {
      return CompletableFuture.failedStage(new IllegalStateException("nobody asks here"));
    }

    @Override
    public void onLinkChanged(boolean online) {
      // It never is.
    }

    @Override
    public Optional<Instant> wallTime() {
      return Optional.of(NOW);
    }
  }

  @Test
  void aClosedLinkLetsGoOfItsTlsOnceItsConnectionHasEnded() throws IOException {
    assumeTrue(OpenSsl.isAvailable(), "the JDK's own TLS counts no references");
    try (LinkThreads threads = LinkThreads.start(1);
        ServerSocket companion = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DeviceLinkConfig config =
          new DeviceLinkConfig(
              "localhost",
              companion.getLocalPort(),
              identity(),
              Duration.ofSeconds(30),
              BackOff.USUAL);
      Deaf lock = new Deaf();
      DeviceLink link = DeviceLink.open(config, threads, lock, lock, random);
      assertEquals(1, ReferenceCountUtil.refCnt(link.tls()));
      companion.accept().close();

      link.close();
      link.close();

      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> ReferenceCountUtil.refCnt(link.tls()) <= 0);
    }
  }
}
