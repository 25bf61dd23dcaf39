package dev.mortise.sim.panel.http;

import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.sim.sensor.ImageFiles;
import java.time.Duration;

/// The bounds of the simulation API.
public final class PanelLimits {

  /// The longest content of a picture of a finger, in bytes.
  public static final int PICTURE_BYTES_MAX = ImageFiles.BYTES_MAX;

  /// The longest content of a file of firmware, in bytes.
  public static final int FIRMWARE_BYTES_MAX = ImageFile.BYTES_MAX;

  /// The longest content of anything else, in bytes.
  public static final int CONTENT_BYTES_MAX = 256 * 1024;

  /// The longest request line, in bytes.
  public static final int LINE_BYTES_MAX = 4_096;

  /// The longest header section, in bytes.
  public static final int HEADER_BYTES_MAX = 8_192;

  /// Connections open at once.
  public static final int CONNECTIONS_MAX = 64;

  /// How often an event stream without news shows that it lives.
  public static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /// Events of a stream that are in memory at once.
  public static final int BATCH = 64;

  private PanelLimits() {}
}
