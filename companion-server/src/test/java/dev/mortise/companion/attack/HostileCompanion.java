package dev.mortise.companion.attack;

import dev.mortise.companion.link.DeviceListener;
import dev.mortise.companion.link.ListenerIdentity;
import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockGate;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.CertificateAuthority;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.certificate.Validity;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.link.StatusHint;
import dev.mortise.sim.link.device.BackOff;
import dev.mortise.sim.link.device.DeviceIdentity;
import dev.mortise.sim.link.device.DeviceLinkConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The companion's end of the device link in the hands of an attacker: it has the real listener,
/// the real certificates and the lock's trust, and does with what passes through whatever a test
/// makes it do.
final class HostileCompanion implements LockGate, AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String HOST = "localhost";

  private final SecureRandom random = new SecureRandom();
  private final BlockingQueue<LockConnection> arrivals = new LinkedBlockingQueue<>();
  private final CertificateAuthority companion;
  private final CertificateAuthority maker;
  private final DeviceListener listener;

  HostileCompanion() throws IOException {
    Instant now = Instant.now();
    companion = CertificateAuthority.create("companion", now, random);
    maker = CertificateAuthority.create("maker", now, random);
    KeyPair tls = CertificateAuthority.freshTlsKey(random);
    X509Certificate certificate =
        companion.issueServer(List.of(HOST), tls.getPublic(), Validity.days(now, 1), random);
    listener =
        DeviceListener.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new ListenerIdentity(
                List.of(certificate), tls.getPrivate(), List.of(maker.certificate())),
            this);
  }

  /// How a lock with this id and key finds here, as its maker and its owner set it up.
  DeviceLinkConfig wayFor(LockId lock, SigningKey key) {
    KeyPair tls = CertificateAuthority.freshTlsKey(random);
    X509Certificate certificate =
        maker.issueLock(
            new LockCertificate(lock, key),
            tls.getPublic(),
            Validity.days(Instant.now(), 1),
            random);
    return new DeviceLinkConfig(
        HOST,
        listener.address().getPort(),
        new DeviceIdentity(
            List.of(certificate), tls.getPrivate(), List.of(companion.certificate())),
        Duration.ofSeconds(30),
        new BackOff(Duration.ofMillis(1), Duration.ofMillis(20)));
  }

  /// The next lock that connects, or the one that did and was not taken note of.
  LockConnection nextArrival() {
    try {
      LockConnection lock = arrivals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (lock == null) {
        throw new AssertionError("no lock came");
      }
      return lock;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void connected(LockConnection lock) {
    arrivals.add(lock);
  }

  @Override
  public void disconnected(LockConnection lock) {
    // Whoever waits, waits for the next arrival.
  }

  @Override
  public CompletionStage<Taken> event(LockCertificate lock, Octets message) {
    return CompletableFuture.completedStage(Taken.STORED);
  }

  @Override
  public CompletionStage<?> late(LockCertificate lock, Octets response) {
    return CompletableFuture.completedStage(response);
  }

  @Override
  public void status(LockCertificate lock, StatusHint hint) {
    // Unsigned; nothing to be had from it.
  }

  @Override
  public void close() {
    listener.close();
  }
}
