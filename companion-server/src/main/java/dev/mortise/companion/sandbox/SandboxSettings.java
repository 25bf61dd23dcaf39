package dev.mortise.companion.sandbox;

import dev.mortise.companion.CompanionSettings;
import dev.mortise.lock.LockModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;

/// Where a sandbox lives.
///
/// @param data the folder that everything is in: `companion`, `maker`, `lock`, and `firmware` for
///   signed images
/// @param httpPort where apps on this machine reach the companion; 0 takes a free one
/// @param devicePort where the lock reaches it; 0 takes a free one
/// @param radioPort where phones reach the lock's radio; 0 takes a free one
/// @param panel where the lock's simulation API listens, if it does
/// @param model what the lock is built with (D-4)
public record SandboxSettings(
    Path data,
    int httpPort,
    int devicePort,
    int radioPort,
    Optional<InetSocketAddress> panel,
    LockModel model) {

  /// Where phones reach the lock's radio, unless told otherwise.
  public static final int RADIO_PORT = 8445;

  /// A sandbox of a video lock, without a simulation API.
  public SandboxSettings(Path data, int httpPort, int devicePort, int radioPort) {
    this(data, httpPort, devicePort, radioPort, Optional.empty(), LockModel.VIDEO_LOCK);
  }

  /// The same with a simulation API where this says, if it does.
  public SandboxSettings withPanel(Optional<InetSocketAddress> address) {
    return new SandboxSettings(data, httpPort, devicePort, radioPort, address, model);
  }

  /// The same with another model of lock.
  public SandboxSettings withModel(LockModel other) {
    return new SandboxSettings(data, httpPort, devicePort, radioPort, panel, other);
  }

  /// The usual ports, without a simulation API.
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
      return new SandboxSettings(data, free.getLocalPort(), devicePort, radioPort, panel, model);
    }
  }

  Path companion() {
    return data.resolve("companion");
  }

  Path maker() {
    return data.resolve("maker");
  }

  Path firmware() {
    return data.resolve("firmware");
  }

  Path lock() {
    return data.resolve("lock");
  }

  Path identity() {
    return data.resolve("lock").resolve("link");
  }
}
