package dev.mortise.companion.http.transport;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;

/// TLS 1.3 for browsers and apps: BoringSSL where the machine has it, the JDK's TLS elsewhere.
/// Early data, which an attacker could send again, is off in both.
public final class ServerTls {
  private ServerTls() {}

  /// TLS with the best provider.
  public static SslContext context(TlsIdentity identity) {
    return context(identity, OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK);
  }

  /// TLS with a given provider.
  public static SslContext context(TlsIdentity identity, SslProvider provider) {
    try {
      return SslContextBuilder.forServer(
              identity.key(), identity.chain().toArray(X509Certificate[]::new))
          .sslProvider(provider)
          .protocols("TLSv1.3")
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("TLS 1.3 is not to be had on this JVM", e);
    }
  }
}
