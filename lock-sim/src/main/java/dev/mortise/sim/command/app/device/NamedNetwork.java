package dev.mortise.sim.command.app.device;

import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.command.app.task.Passwords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// A wireless network as the command line names it, before its password is asked for.
///
/// @param name its SSID, 1 to 32 bytes of UTF-8
/// @param open whether it has no password
/// @param passwordFile where its password is, if a file was named
public record NamedNetwork(String name, boolean open, Optional<Path> passwordFile) {

  public NamedNetwork {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < 1 || bytes > WifiNetwork.NAME_BYTES_MAX) {
      throw new IllegalArgumentException("a network's name has 1 to 32 bytes");
    }
    if (open && passwordFile.isPresent()) {
      throw new IllegalArgumentException("an open network has no password; leave out one of both");
    }
  }

  /// Reads its password, or asks for it; empty for an open network. Wiped by the caller.
  ///
  /// @throws IllegalArgumentException if there is none, or one too long, saying so in a sentence
  public SecretBytes password() throws IOException {
    if (open) {
      return SecretBytes.adopt(new byte[0]);
    }
    SecretBytes password =
        Passwords.read(passwordFile, "MORTISE_WIFI_PASSWORD", "Password of " + name);
    if (password.length() > WifiNetwork.PASSWORD_BYTES_MAX) {
      password.close();
      throw new IllegalArgumentException("a network's password has at most 63 bytes");
    }
    return password;
  }
}
