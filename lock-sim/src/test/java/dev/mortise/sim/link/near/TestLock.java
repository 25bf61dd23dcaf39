package dev.mortise.sim.link.near;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.link.LinkThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A lock behind a real radio port on the loopback: it answers each request with the request turned
/// round, and keeps what happened.
final class TestLock implements LockKeys, RadioRange, NearLinkHandler, AutoCloseable {

  /// How long a test waits for what must come, before it gives up.
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final SecureRandom RANDOM = new SecureRandom();

  final LinkThreads threads = LinkThreads.start(1);
  final Set<AgreementKey> enrolled = ConcurrentHashMap.newKeySet();
  final List<Octets> requests = new CopyOnWriteArrayList<>();
  final BlockingQueue<NearPeer> connected = new LinkedBlockingQueue<>();
  final BlockingQueue<NearPeer> disconnected = new LinkedBlockingQueue<>();
  final NearLinkPolicy policy;
  final NearLinkServer server;
  volatile double metres = 1;
  volatile Function<Octets, CompletionStage<Octets>> answers =
      request -> CompletableFuture.completedFuture(reversed(request));

  private final LockId lock = new LockId(UUID.randomUUID());
  private final AgreementKeyPair keys = freshPair();

  TestLock() throws IOException {
    this(NearLinkPolicy.STANDARD);
  }

  TestLock(NearLinkPolicy policy) throws IOException {
    this.policy = policy;
    server =
        NearLinkServer.start(
            threads,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            this,
            this,
            this,
            policy);
  }

  /// What a phone needs to call this lock.
  NearCall call(AgreementKeyPair phone) {
    return new NearCall(server.address(), lock, keys.publicKey(), phone, freshPair());
  }

  CompletableFuture<NearLink> connecting(AgreementKeyPair phone) {
    return NearLink.connect(threads, call(phone), policy).toCompletableFuture();
  }

  /// A link that the lock has acknowledged.
  NearLink connect(AgreementKeyPair phone) throws Exception {
    NearLink link = await(connecting(phone));
    awaitNext(connected);
    return link;
  }

  AgreementKeyPair enrolledPhone() {
    AgreementKeyPair phone = freshPair();
    enrolled.add(phone.publicKey());
    return phone;
  }

  static AgreementKeyPair freshPair() {
    byte[] bytes = new byte[AgreementKeyPair.PRIVATE_SIZE];
    RANDOM.nextBytes(bytes);
    return AgreementKeyPair.of(SecretBytes.adopt(bytes));
  }

  static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  static <T> T awaitNext(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing came in time");
    }
    return next;
  }

  static Octets text(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Octets reversed(Octets octets) {
    byte[] bytes = new byte[octets.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) octets.at(bytes.length - 1 - i);
    }
    return Octets.adopt(bytes);
  }

  @Override
  public LockId lock() {
    return lock;
  }

  @Override
  public AgreementKeyPair agreementKeys() {
    return keys;
  }

  @Override
  public AgreementKeyPair ephemeral() {
    return freshPair();
  }

  @Override
  public boolean isEnrolled(AgreementKey key) {
    return enrolled.contains(key);
  }

  @Override
  public double metres() {
    return metres;
  }

  @Override
  public void onConnected(NearPeer peer) {
    connected.add(peer);
  }

  @Override
  public CompletionStage<Octets> onRequest(NearPeer peer, Octets request) {
    requests.add(request);
    return answers.apply(request);
  }

  @Override
  public void onDisconnected(NearPeer peer) {
    disconnected.add(peer);
  }

  @Override
  public void close() {
    server.close();
    threads.close();
  }
}
