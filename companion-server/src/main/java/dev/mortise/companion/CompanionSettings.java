package dev.mortise.companion;

import dev.mortise.companion.http.transport.TlsIdentity;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What a companion is told before it starts.
///
/// @param data the folder of its database and, unless given, its certificate
/// @param bind the address it listens on
/// @param hosts the names under which apps and locks reach it, the first for display
/// @param httpsPort where apps reach it with TLS; empty means not at all
/// @param plainPort where apps on this machine reach it without; empty means not at all
/// @param devicePort where locks reach it
/// @param makers whose locks may connect; while there is none, no lock can
/// @param origins web pages that may call it, besides its own
/// @param tls its certificate, if somebody gives it one; else it makes its own authority
/// @param firmware the folder of signed images for locks; empty if it has none to give
public record CompanionSettings(
    Path data,
    InetAddress bind,
    List<String> hosts,
    OptionalInt httpsPort,
    OptionalInt plainPort,
    int devicePort,
    List<X509Certificate> makers,
    Set<String> origins,
    Optional<TlsIdentity> tls,
    Optional<Path> firmware) {

  /// Where locks connect, unless told otherwise.
  public static final int DEVICE_PORT = 8883;

  /// Where apps connect with TLS, unless told otherwise.
  public static final int HTTPS_PORT = 8443;

  /// Where apps on the same machine connect in the sandbox.
  public static final int PLAIN_PORT = 8080;

  public CompanionSettings {
    hosts = List.copyOf(hosts);
    makers = List.copyOf(makers);
    origins = Set.copyOf(origins);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("a companion needs a name to be reached by");
    }
    if (httpsPort.isEmpty() && plainPort.isEmpty()) {
      throw new IllegalArgumentException("apps need a port to reach the companion by");
    }
  }

  /// The same with a folder of signed images for locks.
  public CompanionSettings withFirmware(Path folder) {
    return new CompanionSettings(
        data,
        bind,
        hosts,
        httpsPort,
        plainPort,
        devicePort,
        makers,
        origins,
        tls,
        Optional.of(folder));
  }
}
