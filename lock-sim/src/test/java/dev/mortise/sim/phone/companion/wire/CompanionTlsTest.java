package dev.mortise.sim.phone.companion.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.certificate.CertificateAuthority;
import dev.mortise.protocol.certificate.Pem;
import dev.mortise.protocol.certificate.Validity;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.companion.http.TrustedAuthorities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom a phone takes for a companion over TLS, and whom not.
class CompanionTlsTest {

  private static final char[] NO_PASSWORD = {};
  private static final long PATIENCE_SECONDS = 10;

  private final SecureRandom random = new SecureRandom();
  private final Instant now = Instant.now();
  private final CertificateAuthority authority =
      CertificateAuthority.create("authority", now, random);
  private final LinkThreads threads = LinkThreads.start(1);
  private CompanionClient client;

  @TempDir Path folder;

  @BeforeEach
  void trust() throws IOException {
    Path pem = folder.resolve("authority.pem");
    Files.writeString(pem, Pem.ofCertificates(List.of(authority.certificate())));
    client = TrustedAuthorities.client(threads, Optional.of(pem));
  }

  @AfterEach
  void close() {
    client.close();
    threads.close();
  }

  private ScriptedCompanion companion(
      CertificateAuthority issuer, String name, Validity validity, ScriptedCompanion.Script script)
      throws Exception {
    KeyPair keys = CertificateAuthority.freshTlsKey(random);
    X509Certificate own = issuer.issueServer(List.of(name), keys.getPublic(), validity, random);
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    store.setKeyEntry(
        "own", keys.getPrivate(), NO_PASSWORD, new Certificate[] {own, issuer.certificate()});
    KeyManagerFactory held = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    held.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(held.getKeyManagers(), null, random);
    return new ScriptedCompanion(
        context.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress()),
        "https",
        script);
  }

  private Validity today() {
    return Validity.days(now, 1);
  }

  @Test
  void oneConnectionIsSecuredOnceForAllRequests() throws Exception {
    try (ScriptedCompanion companion =
        companion(authority, "localhost", today(), ScriptedCompanion.Peer::serve)) {
      assertEquals("1", client.exchange(Request.get(companion.at("/"))).content());
      assertEquals("1", client.exchange(Request.post(companion.at("/"), "{}")).content());
    }
  }

  @Test
  @Tag("SEC-19")
  void whoseAuthorityIsUnknownIsToldNothing() throws Exception {
    CertificateAuthority other = CertificateAuthority.create("another", now, random);
    assertRefused(companion(other, "localhost", today(), ScriptedCompanion.Peer::serve));
  }

  @Test
  @Tag("SEC-19")
  void whoHasAnothersNameIsToldNothing() throws Exception {
    assertRefused(
        companion(authority, "companion.example", today(), ScriptedCompanion.Peer::serve));
  }

  @Test
  @Tag("SEC-19")
  void whoseCertificateIsOverIsToldNothing() throws Exception {
    Validity over = new Validity(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)));
    assertRefused(companion(authority, "localhost", over, ScriptedCompanion.Peer::serve));
  }

  private void assertRefused(ScriptedCompanion companion) throws IOException {
    try (companion) {
      Request secret = Request.get(companion.at("/")).with("authorization", "Bearer token");
      assertThrows(SSLException.class, () -> client.exchange(secret));
      assertTrue(companion.heard.isEmpty(), "it heard the request");
    }
  }

  @Test
  void whoBreaksTheHandshakeOffIsOutOfReachAndNotDistrusted() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        ScriptedCompanion companion =
            new ScriptedCompanion(listening, "https", peer -> peer.socket().close())) {
      IOException failure =
          assertThrows(IOException.class, () -> client.exchange(Request.get(companion.at("/"))));

      assertFalse(failure instanceof SSLException, failure.toString());
    }
  }

  @Test
  void aStreamComesOverTlsPieceByPiece() throws Exception {
    try (ScriptedCompanion companion =
        companion(
            authority,
            "localhost",
            today(),
            peer -> {
              peer.hear();
              peer.say("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
              for (int i = 0; i < 3; i++) {
                peer.say("5\r\nnews\n\r\n");
              }
              peer.say("0\r\n\r\n");
            })) {
      Collecting receiver = new Collecting();
      client.stream(Request.get(companion.at("/")), receiver);

      assertEquals("200 news\nnews\nnews\n", receiver.all.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
  }

  @Test
  @Tag("SEC-19")
  void aStreamIsOpenedToNobodyElse() throws Exception {
    CertificateAuthority other = CertificateAuthority.create("another", now, random);
    try (ScriptedCompanion companion =
        companion(other, "localhost", today(), ScriptedCompanion.Peer::serve)) {
      Collecting receiver = new Collecting();
      client.stream(Request.get(companion.at("/")), receiver);

      ExecutionException failure =
          assertThrows(
              ExecutionException.class, () -> receiver.all.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      assertInstanceOf(SSLException.class, failure.getCause());
      assertTrue(companion.heard.isEmpty(), "it heard the request");
    }
  }

  /// Asks for one delivery after the other, and puts them together.
  private static final class Collecting implements Receiver {

    final CompletableFuture<String> all = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private Flow.@Nullable Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void opened(int status) {
      text.append(status).append(' ');
    }

    @Override
    public void onNext(List<ByteBuffer> delivery) {
      delivery.forEach(bytes -> text.append(StandardCharsets.UTF_8.decode(bytes)));
      Objects.requireNonNull(subscription).request(1);
    }

    @Override
    public void onError(Throwable failure) {
      all.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      all.complete(text.toString());
    }
  }
}
