package dev.mortise.bench.link;

import dev.mortise.companion.http.transport.TlsIdentity;
import dev.mortise.sim.link.device.DeviceIdentity;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;

/// TLS 1.3 with the provider that the product takes, so that a difference is not TLS's.
///
/// @param identity what the servers prove
/// @param makers whose certificates they take from clients
record BareTls(TlsIdentity identity, List<X509Certificate> makers) {

  BareTls {
    makers = List.copyOf(makers);
  }

  /// For clients that show nothing.
  SslContext forApps() throws SSLException {
    return server().build();
  }

  /// For clients with certificates.
  SslContext forLocks() throws SSLException {
    return server()
        .clientAuth(ClientAuth.REQUIRE)
        .trustManager(makers.toArray(X509Certificate[]::new))
        .build();
  }

  private SslContextBuilder server() {
    return SslContextBuilder.forServer(
            identity.key(), identity.chain().toArray(X509Certificate[]::new))
        .sslProvider(provider())
        .protocols("TLSv1.3");
  }

  /// For a lock's end.
  static SslContext asLock(DeviceIdentity lock) throws SSLException {
    return SslContextBuilder.forClient()
        .sslProvider(provider())
        .protocols("TLSv1.3")
        .keyManager(lock.key(), lock.chain().toArray(X509Certificate[]::new))
        .trustManager(lock.companionAuthorities().toArray(X509Certificate[]::new))
        .build();
  }

  private static SslProvider provider() {
    return OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK;
  }
}
