package dev.mortise.sim.command.app.device;

import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mortise app wifi`: the network that the lock joins (LK-26).
@Command(
    name = "wifi",
    description = {
      "Have the lock join a wireless network at 2.4 GHz.",
      "The password is sealed to the lock, and is never an argument. If it cannot join, the lock"
          + " says why, and keeps what it had.",
      "Say it near the lock (--near) where its way to the companion is what does not work."
    })
public final class WifiCommand extends PhoneTask {

  @Parameters(paramLabel = "NETWORK", description = "The network's name (SSID).")
  private String network = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Read the password from a file; else from MORTISE_WIFI_PASSWORD, else ask.")
  private @Nullable Path passwordFile;

  @Option(names = "--open", description = "The network has no password.")
  private boolean open;

  @Override
  protected int run(Phone phone, Report report) throws IOException {
    NamedNetwork named = new NamedNetwork(network, open, Optional.ofNullable(passwordFile));
    try (SecretBytes password = named.password()) {
      return tell(
          report,
          lock(phone).join(new WifiNetwork(network, password)),
          _ -> "Done: the lock is in the network %s.".formatted(network));
    }
  }
}
