package dev.mortise.companion.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.companion.http.transport.OwnAuthority;
import dev.mortise.companion.http.transport.TlsIdentity;
import dev.mortise.companion.http.transport.Transport;
import dev.mortise.protocol.certificate.CertificateAuthority;
import dev.mortise.protocol.certificate.Validity;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The server over TLS, with each provider that this machine has, met by the JDK's client.
class HttpsTest {
  @TempDir Path temp;
  private final SecureRandom random = new SecureRandom();
  private CertificateAuthority authority;
  private TlsIdentity identity;

  @BeforeEach
  void issue() {
    Instant now = Instant.now();
    authority = CertificateAuthority.create("authority", now, random);
    KeyPair keys = CertificateAuthority.freshTlsKey(random);
    X509Certificate server =
        authority.issueServer(
            List.of("localhost"), keys.getPublic(), Validity.days(now, 1), random);
    identity = new TlsIdentity(List.of(server, authority.certificate()), keys.getPrivate());
  }

  static Stream<SslProvider> providers() {
    return Stream.of(SslProvider.OPENSSL_REFCNT, SslProvider.JDK)
        .filter(provider -> provider == SslProvider.JDK || OpenSsl.isAvailable());
  }

  private TestServer start(SslProvider provider) throws IOException {
    return new TestServer(
        temp,
        new EchoRoutes().routes(),
        HttpPolicy.DEFAULT,
        Transport.best(),
        Optional.of(identity),
        provider);
  }

  private static SSLContext trusting(X509Certificate anchor) throws Exception {
    KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
    anchors.load(null, null);
    anchors.setCertificateEntry("anchor", anchor);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static HttpResponse<String> get(SSLContext trust, int port, String path)
      throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
      URI uri = URI.create("https://localhost:" + port + path);
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void requestsAreServedOverTls13(SslProvider provider) throws Exception {
    try (TestServer server = start(provider)) {
      HttpResponse<String> reply = get(trusting(authority.certificate()), server.port, "/n/7");

      assertEquals(200, reply.statusCode());
      assertEquals("7", reply.body());
      assertEquals("TLSv1.3", reply.sslSession().orElseThrow().getProtocol());
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  @Tag("SEC-19")
  void whoTrustsAnotherAuthorityIsNotServed(SslProvider provider) throws Exception {
    X509Certificate other =
        CertificateAuthority.create("another", Instant.now(), random).certificate();
    try (TestServer server = start(provider)) {
      assertThrows(SSLHandshakeException.class, () -> get(trusting(other), server.port, "/n/1"));
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  @Tag("SEC-6")
  void olderTlsIsNotSpoken(SslProvider provider) throws Exception {
    SSLContext trust = trusting(authority.certificate());
    try (TestServer server = start(provider);
        SSLSocket old =
            (SSLSocket)
                trust
                    .getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), server.port)) {
      SSLParameters parameters = old.getSSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.2"});
      old.setSSLParameters(parameters);

      assertThrows(SSLException.class, old::startHandshake);
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  @Tag("SEC-19")
  void clearTextOnTheTlsPortIsCutOffAndOthersAreUnharmed(SslProvider provider) throws Exception {
    try (TestServer server = start(provider);
        RawClient clear = server.connect()) {
      clear.send(clear.get("/n/1"));
      clear.awaitClose();

      assertEquals(200, get(trusting(authority.certificate()), server.port, "/n/1").statusCode());
    }
  }

  @Test
  void anIdentityMadeAtFirstStartIsKeptAndServes() throws Exception {
    Path folder = temp.resolve("tls");
    List<String> hosts = List.of("localhost");
    identity = new OwnAuthority(folder).identity(hosts, Instant.now());

    assertEquals(identity, new OwnAuthority(folder).identity(hosts, Instant.now()));
    try (TestServer server = start(SslProvider.JDK)) {
      X509Certificate anchor = identity.chain().getLast();
      assertEquals(200, get(trusting(anchor), server.port, "/n/1").statusCode());
    }
  }
}
