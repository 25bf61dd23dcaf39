package dev.mortise.companion.link;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.CertificateAuthority;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.certificate.Validity;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.link.StatusHint;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.link.device.DeviceIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A companion's listener on a free port, a maker, and a gate that keeps what comes through it.
final class LinkFixture implements LockGate, AutoCloseable {

  static final LockId LOCK = new LockId(new UUID(0x11, 0x22));
  static final long PATIENCE_SECONDS = 20;

  final BlockingQueue<LockConnection> arrivals = new LinkedBlockingQueue<>();
  final BlockingQueue<LockConnection> departures = new LinkedBlockingQueue<>();
  final BlockingQueue<Octets> events = new LinkedBlockingQueue<>();
  final BlockingQueue<StatusHint> hints = new LinkedBlockingQueue<>();
  final BlockingQueue<Octets> lateResponses = new LinkedBlockingQueue<>();
  final DeviceListener listener;
  final CertificateAuthority companion;
  final CertificateAuthority maker;
  final CertificateAuthority otherMaker;

  volatile Supplier<CompletionStage<Taken>> verdict =
      () -> CompletableFuture.completedStage(Taken.STORED);

  private final SecureRandom random = new SecureRandom();

  LinkFixture() throws IOException {
    this(DeviceLinkPolicy.STANDARD);
  }

  LinkFixture(DeviceLinkPolicy policy) throws IOException {
    Instant now = Instant.now();
    companion = CertificateAuthority.create("companion", now, random);
    maker = CertificateAuthority.create("maker", now, random);
    otherMaker = CertificateAuthority.create("other maker", now, random);
    KeyPair tls = CertificateAuthority.freshTlsKey(random);
    X509Certificate certificate =
        companion.issueServer(List.of("localhost"), tls.getPublic(), Validity.days(now, 1), random);
    listener =
        DeviceListener.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new ListenerIdentity(
                List.of(certificate),
                tls.getPrivate(),
                List.of(maker.certificate(), otherMaker.certificate())),
            this,
            policy);
  }

  static SigningKey signingKey() {
    return signingKey(0);
  }

  private static SigningKey signingKey(int number) {
    byte[] secret = new byte[32];
    secret[0] = (byte) number;
    return SigningKeyPair.of(SignatureAlgorithm.ED25519, SecretBytes.adopt(secret)).publicKey();
  }

  /// The identity that this authority gives a lock.
  DeviceIdentity identity(CertificateAuthority authority, LockId lock, Validity validity) {
    return identity(authority, new LockCertificate(lock, signingKey()), validity);
  }

  private DeviceIdentity identity(
      CertificateAuthority authority, LockCertificate lock, Validity validity) {
    KeyPair tls = CertificateAuthority.freshTlsKey(random);
    X509Certificate certificate = authority.issueLock(lock, tls.getPublic(), validity, random);
    return new DeviceIdentity(
        List.of(certificate), tls.getPrivate(), List.of(companion.certificate()));
  }

  DeviceIdentity identity() {
    return identity(maker, LOCK, Validity.days(Instant.now(), 1));
  }

  /// The identity of another maker's device that goes by the id of this one's lock.
  DeviceIdentity impostor() {
    return identity(
        otherMaker, new LockCertificate(LOCK, signingKey(9)), Validity.days(Instant.now(), 1));
  }

  @Override
  public void connected(LockConnection lock) {
    arrivals.add(lock);
  }

  @Override
  public void disconnected(LockConnection lock) {
    departures.add(lock);
  }

  @Override
  public CompletionStage<Taken> event(LockCertificate lock, Octets message) {
    events.add(message);
    return verdict.get();
  }

  @Override
  public CompletionStage<?> late(LockCertificate lock, Octets response) {
    lateResponses.add(response);
    return CompletableFuture.completedStage(response);
  }

  @Override
  public void status(LockCertificate lock, StatusHint hint) {
    hints.add(hint);
  }

  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T head = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (head == null) {
      throw new AssertionError("nothing came within " + PATIENCE_SECONDS + " s");
    }
    return head;
  }

  @Override
  public void close() {
    listener.close();
  }
}
