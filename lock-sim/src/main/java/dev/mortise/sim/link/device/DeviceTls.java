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

  /// The key's store never leaves memory, so this is the kind that derives nothing from a password.
  private static final String KEY_STORE = "JKS";

  private DeviceTls() {}

  static SslContext context(DeviceIdentity identity, Supplier<Optional<Instant>> clock) {
    try {
      return SslContextBuilder.forClient()
          .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
          .protocols("TLSv1.3")
          .keyStoreType(KEY_STORE)
          .keyManager(identity.key(), identity.chain().toArray(X509Certificate[]::new))
          .trustManager(new CompanionTrust(identity.companionAuthorities(), clock))
          .endpointIdentificationAlgorithm(null)
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("TLS 1.3 is not to be had on this JVM", e);
    }
  }
}
