package dev.mortise.protocol.certificate;

import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/// Tells an address from a name, which a certificate writes differently (RFC 5280 4.2.1.6).
final class HostName {

  private HostName() {}

  static GeneralName of(String host) {
    return IPAddress.isValid(host)
        ? new GeneralName(GeneralName.iPAddress, host)
        : new GeneralName(GeneralName.dNSName, host);
  }
}
