package dev.mortise.companion.sandbox;

import dev.mortise.companion.CompanionSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/// Where a sandbox lives.
///
/// @param data the folder that everything is in: `companion`, `maker` and `lock`
/// @param httpPort where apps on this machine reach the companion; 0 takes a free one
/// @param devicePort where the lock reaches it; 0 takes a free one
/// @param radioPort where phones reach the lock's radio; 0 takes a free one
public record SandboxSettings(Path data, int httpPort, int devicePort, int radioPort) {

  /// Where phones reach the lock's radio, unless told otherwise.
  public static final int RADIO_PORT = 8445;

  /// The usual ports.
  public static SandboxSettings at(Path data) {
    return new SandboxSettings(
        data, CompanionSettings.PLAIN_PORT, CompanionSettings.DEVICE_PORT, RADIO_PORT);
  }

  /// The same with a port for apps that is settled: it is part of what a session is signed for, so
  /// it must be known before anybody listens on it.
  SandboxSettings settled() throws IOException {
    if (httpPort != 0) {
      return this;
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new SandboxSettings(data, free.getLocalPort(), devicePort, radioPort);
    }
  }

  Path companion() {
    return data.resolve("companion");
  }

  Path maker() {
    return data.resolve("maker");
  }

  Path lock() {
    return data.resolve("lock");
  }

  Path identity() {
    return data.resolve("lock").resolve("link");
  }
}
