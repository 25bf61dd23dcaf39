package dev.mortise.bench.link;

import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.link.StatusHint;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.device.DeviceIdentity;
import dev.mortise.sim.link.device.DeviceLink;
import dev.mortise.sim.link.device.DeviceLinkConfig;
import dev.mortise.sim.link.device.DeviceLinkHandler;
import dev.mortise.sim.link.device.Outbox;
import dev.mortise.sim.maker.Maker;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Locks that have nothing to do: real device links, each with a certificate of its own, and no
/// machine behind them.
public final class IdleLocks implements AutoCloseable {

  /// As many handshakes as may be under way, so that none waits until the other end gives it up.
  private static final int CONNECTING_MAX = 32;

  private static final long CONNECT_SECONDS_MAX = 30;
  private static final int THREADS = 2;
  private static final StatusHint HINT =
      new StatusHint(80, BoltState.LOCKED, DoorState.CLOSED, OperatingMode.NORMAL);

  private final LinkThreads threads = LinkThreads.start(THREADS);
  private final SecureRandom random = new SecureRandom();
  private final Semaphore connecting = new Semaphore(CONNECTING_MAX);
  private final AtomicInteger online = new AtomicInteger();
  private final List<DeviceLink> links = new ArrayList<>();

  /// Nobody yet.
  public IdleLocks() {}

  /// Connects one more; when this returns it may still be on its way, see [#awaitOnline()].
  ///
  /// @param maker who makes the lock's certificate
  /// @param authorities whom the lock takes for its companion
  /// @param port where the other end listens on this machine
  /// @throws IOException if the locks before it do not get through
  public void add(Maker maker, List<X509Certificate> authorities, int port)
      throws IOException, InterruptedException {
    LockCertificate names = new LockCertificate(new LockId(UUID.randomUUID()), signingKey());
    DeviceIdentity identity = maker.provision(names, authorities, Instant.now(), random);
    if (!connecting.tryAcquire(CONNECT_SECONDS_MAX, TimeUnit.SECONDS)) {
      throw new IOException("locks do not get through online=" + online);
    }
    Nothing lock = new Nothing();
    DeviceLink link =
        DeviceLink.open(
            new DeviceLinkConfig("localhost", port, identity), threads, lock, lock, random);
    link.report(HINT);
    links.add(link);
  }

  private SigningKey signingKey() {
    byte[] fresh = new byte[Entropy.SIZE];
    random.nextBytes(fresh);
    return SigningKeyPair.generate(SignatureAlgorithm.ED25519, Entropy.of(fresh), "idle lock")
        .publicKey();
  }

  /// Waits until all are connected.
  ///
  /// @throws IOException if they do not get through
  public void awaitOnline() throws IOException, InterruptedException {
    if (!connecting.tryAcquire(CONNECTING_MAX, CONNECT_SECONDS_MAX, TimeUnit.SECONDS)) {
      throw new IOException("locks do not get through online=" + online);
    }
    connecting.release(CONNECTING_MAX);
  }

  /// How many are connected now.
  public int online() {
    return online.get();
  }

  @Override
  public void close() {
    links.forEach(DeviceLink::close);
    threads.close();
  }

  /// What is behind an idle lock's link.
  private final class Nothing implements DeviceLinkHandler, Outbox {

    @Override
    public CompletionStage<Octets> onRequest(Octets request) {
      return CompletableFuture.failedStage(new IllegalStateException("idle locks answer nothing"));
    }

    @Override
    public void onLinkChanged(boolean isOnline) {
      if (isOnline) {
        online.incrementAndGet();
        connecting.release();
      } else {
        online.decrementAndGet();
      }
    }

    @Override
    public Optional<Instant> wallTime() {
      return Optional.empty();
    }

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
      throw new IllegalStateException("an idle lock has no events sequence=" + sequence);
    }
  }
}
