package dev.mortise.companion.command;

import dev.mortise.companion.Companion;
import dev.mortise.companion.CompanionSettings;
import dev.mortise.companion.http.transport.TlsIdentity;
import dev.mortise.protocol.certificate.MalformedPem;
import dev.mortise.protocol.certificate.Pem;
import dev.mortise.sim.command.StopSignal;
import dev.mortise.sim.command.option.PortNumber;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mortise serve`: runs the companion until it is told to stop.
@Command(
    name = "serve",
    description = "Run the companion: the backend that apps and locks connect to.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:user.home}/.mortise/companion",
      description = "folder of the database and the certificate (${DEFAULT-VALUE})")
  private Path data;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "address to listen on (${DEFAULT-VALUE})")
  private String bind;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "name under which apps and locks reach it; repeat for more (localhost)")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--https-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "" + CompanionSettings.HTTPS_PORT,
      description = "where apps connect (${DEFAULT-VALUE})")
  private int httpsPort;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      description = "where apps on this machine connect without TLS; the loopback only")
  private Optional<Integer> plainPort = Optional.empty();

  @Option(
      names = "--device-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "" + CompanionSettings.DEVICE_PORT,
      description = "where locks connect (${DEFAULT-VALUE})")
  private int devicePort;

  @Option(
      names = "--maker",
      paramLabel = "PEM",
      description = "certificate of a maker whose locks may connect; repeat for more")
  private List<Path> makers = new ArrayList<>();

  @Option(
      names = "--firmware",
      paramLabel = "DIR",
      description = "folder of signed images for locks that want one (provision firmware)")
  private Optional<Path> firmware = Optional.empty();

  @Option(
      names = "--web-origin",
      paramLabel = "ORIGIN",
      description = "web app that may call it, such as https://app.example; repeat for more")
  private Set<String> origins = Set.of();

  @Option(names = "--tls-cert", paramLabel = "PEM", description = "certificate chain to serve with")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "PEM", description = "private key of --tls-cert")
  private Optional<Path> key = Optional.empty();

  @Option(names = "--print-config", description = "show what holds, then end")
  private boolean printConfig;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      CompanionSettings settings = settings();
      if (printConfig) {
        EffectiveConfig.print(spec, out);
        return ExitCode.OK;
      }
      try (Companion companion = Companion.start(settings, InstantSource.system());
          StopSignal stop = StopSignal.ending(companion)) {
        announce(companion, out);
        stop.await();
        return ExitCode.OK;
      }
    } catch (IOException | IllegalArgumentException e) {
      spec.commandLine().getErr().println("serve cannot start: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
  }

  private CompanionSettings settings() throws IOException {
    InetAddress address = address();
    if (plainPort.isPresent() && !address.isLoopbackAddress()) {
      throw new IOException("--http-port is for the loopback only; leave it out or bind 127.0.0.1");
    }
    return new CompanionSettings(
        data,
        address,
        hosts.isEmpty() ? List.of("localhost") : hosts,
        OptionalInt.of(httpsPort),
        plainPort.isPresent() ? OptionalInt.of(plainPort.get()) : OptionalInt.empty(),
        devicePort,
        trustedMakers(),
        origins,
        tls(),
        firmware());
  }

  private Optional<Path> firmware() throws IOException {
    if (firmware.isPresent() && !Files.isDirectory(firmware.get())) {
      throw new IOException(firmware.get() + " is no folder; see --firmware");
    }
    return firmware;
  }

  private InetAddress address() throws IOException {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new IOException("there is no address " + bind + " here; see --bind", e);
    }
  }

  private List<X509Certificate> trustedMakers() throws IOException {
    List<X509Certificate> trusted = new ArrayList<>();
    for (Path maker : makers) {
      try {
        trusted.addAll(Pem.certificates(Files.readString(maker)));
      } catch (MalformedPem e) {
        throw new IOException(maker + " is no certificate; see --maker", e);
      } catch (IOException e) {
        throw new IOException(maker + " cannot be read; see --maker", e);
      }
    }
    return trusted;
  }

  private Optional<TlsIdentity> tls() throws IOException {
    if (certificate.isPresent() != key.isPresent()) {
      throw new IOException("--tls-cert and --tls-key go together");
    }
    return certificate.isPresent()
        ? Optional.of(TlsIdentity.loadGiven(certificate.get(), key.orElseThrow()))
        : Optional.empty();
  }

  private static void announce(Companion companion, PrintWriter out) {
    out.println("companion ready after " + StartTime.sinceStart());
    out.println("  apps        " + companion.baseUrl());
    companion.plainUrl().ifPresent(url -> out.println("  this machine " + url));
    companion
        .deviceAddress()
        .ifPresentOrElse(
            address -> out.println("  locks       port " + address.getPort()),
            () -> out.println("  locks       none can connect: no --maker is trusted"));
    out.println("  certificate SHA-256 " + companion.identity().fingerprint());
    out.println("  authority   " + companion.authority().certificateFile());
    out.flush();
  }
}
