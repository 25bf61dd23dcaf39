package dev.mortise.sim.link.device;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/// TLS 1.3 as a lock speaks it: its own certificate, the pinned authority, no early data.
final class DeviceTls {

  private DeviceTls() {}

  static SslContext context(DeviceIdentity identity, Supplier<Optional<Instant>> clock) {
    try {
      return SslContextBuilder.forClient()
          .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
          .protocols("TLSv1.3")
          .keyManager(identity.key(), identity.chain().toArray(X509Certificate[]::new))
          .trustManager(new CompanionTrust(identity.companionAuthorities(), clock))
          .endpointIdentificationAlgorithm(null)
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("TLS 1.3 is not to be had on this JVM", e);
    }
  }
}
