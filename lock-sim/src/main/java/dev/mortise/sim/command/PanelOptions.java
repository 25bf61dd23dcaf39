package dev.mortise.sim.command;

import dev.mortise.sim.command.option.PortNumber;
import dev.mortise.sim.panel.PanelServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a lock's simulation API listens, as a command's options say.
public final class PanelOptions {

  /// Where it listens unless told otherwise: nobody but this machine reaches it.
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Option(
      names = "--panel-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "" + PanelServer.PORT,
      description =
          "the port of its simulation API, where tests and tools drive the lock by HTTP, 0 for any"
              + " (${DEFAULT-VALUE})")
  private int port = PanelServer.PORT;

  @Option(
      names = "--panel-address",
      paramLabel = "ADDRESS",
      description =
          "where the simulation API listens, if not on the loopback; who is on the way reads what"
              + " is sent")
  private @Nullable InetAddress address;

  @Option(names = "--no-panel", description = "run without the simulation API")
  private boolean off;

  /// The address to listen at, unless it is switched off.
  public Optional<InetSocketAddress> listening() {
    return off
        ? Optional.empty()
        : Optional.of(new InetSocketAddress(address == null ? LOOPBACK : address, port));
  }

  /// What to say of a port that cannot be had.
  ///
  /// @param address what was asked for
  /// @param why the reason that was given
  public static String unavailable(InetSocketAddress address, @Nullable String why) {
    return "The simulation API cannot listen on port %d (%s); choose another with --panel-port,"
            .formatted(address.getPort(), why)
        + " 0 for any, or do without it: --no-panel.";
  }

  /// What to say of one that listens: where, and with which token.
  public static String greeting(PanelServer panel) {
    InetSocketAddress address = panel.address();
    String host =
        address.getAddress().isLoopbackAddress()
            ? "localhost"
            : address.getAddress().getHostAddress();
    return "http://%s:%d, token %s".formatted(host, address.getPort(), panel.token().reveal());
  }
}
