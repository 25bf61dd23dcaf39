package dev.mortise.bench.link;

import dev.mortise.companion.http.transport.TlsIdentity;
import dev.mortise.protocol.certificate.MalformedPem;
import dev.mortise.protocol.certificate.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A bare end in a process of its own, so that its memory and processor time are its alone.
public final class BareEndMain {

  private BareEndMain() {}

  /// Starts it and stays until the process is ended.
  ///
  /// @param arguments the PEM files of the server's chain, its key and the makers it trusts, and
  ///   the ports for exchanges, for their far ends and for idle locks
  public static void main(String[] arguments) throws IOException, MalformedPem {
    TlsIdentity identity = TlsIdentity.loadGiven(Path.of(arguments[0]), Path.of(arguments[1]));
    BareTls tls = new BareTls(identity, Pem.certificates(Files.readString(Path.of(arguments[2]))));
    BareEnd.start(
        tls,
        Integer.parseInt(arguments[3]),
        Integer.parseInt(arguments[4]),
        Integer.parseInt(arguments[5]));
    System.out.println("bare end ready");
  }
}
