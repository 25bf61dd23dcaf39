package dev.mortise.sim.link.device;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// A lock's judgement of a companion's certificate: signed by the pinned authority, made for a TLS
/// server, and in its time by the lock's own clock.
///
/// While the lock's time is unknown the dates are not looked at, because a lock that refused its
/// companion for want of a clock could never be helped. The host name is not looked at either: the
/// pinned authority signs for one companion only.
final class CompanionTrust extends X509ExtendedTrustManager {

  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

  private final List<X509Certificate> authorities;
  private final Supplier<Optional<Instant>> clock;

  CompanionTrust(List<X509Certificate> authorities, Supplier<Optional<Instant>> clock) {
    this.authorities = List.copyOf(authorities);
    this.clock = clock;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("companion sent no certificate");
    }
    X509Certificate companion = chain[0];
    List<String> purposes = companion.getExtendedKeyUsage();
    if (purposes == null || !purposes.contains(SERVER_AUTH)) {
      throw new CertificateException("companion's certificate is not made for a server");
    }
    try {
      CertPathValidator.getInstance("PKIX").validate(path(chain), parameters(companion));
    } catch (GeneralSecurityException e) {
      throw new CertificateException("companion is not signed by the pinned authority", e);
    }
  }

  private CertPath path(X509Certificate[] chain) throws CertificateException {
    List<X509Certificate> untilAnchor =
        Arrays.stream(chain).takeWhile(link -> !authorities.contains(link)).toList();
    return CertificateFactory.getInstance("X.509").generateCertPath(untilAnchor);
  }

  private PKIXParameters parameters(X509Certificate companion) throws GeneralSecurityException {
    Set<TrustAnchor> anchors =
        authorities.stream()
            .map(authority -> new TrustAnchor(authority, null))
            .collect(Collectors.toSet());
    PKIXParameters parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    parameters.setDate(clock.get().map(Date::from).orElseGet(companion::getNotBefore));
    return parameters;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a lock serves no one over TLS");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.toArray(X509Certificate[]::new);
  }
}
