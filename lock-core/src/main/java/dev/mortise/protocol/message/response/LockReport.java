package dev.mortise.protocol.message.response;

import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.message.DisplayName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What a lock says of its own condition.
///
/// @param bolt where the bolt is
/// @param door whether the leaf stands open
/// @param batteryPercent what is left in the battery, 0 to 100
/// @param mode the operating mode
/// @param time the lock's wall clock, in whole milliseconds; empty while unknown
/// @param leavingHome whether opening from inside raises an alarm (LK-53)
/// @param firmware the version of the firmware that runs
/// @param model what it is built as: the name that its firmware is made for; empty where a lock of
///   a build before does not tell
public record LockReport(
    BoltState bolt,
    DoorState door,
    int batteryPercent,
    OperatingMode mode,
    Optional<Instant> time,
    boolean leavingHome,
    FirmwareVersion firmware,
    Optional<DisplayName> model) {

  public LockReport {
    if (batteryPercent < 0 || batteryPercent > 100) {
      throw new IllegalArgumentException("battery must be 0 to 100 percent=" + batteryPercent);
    }
    time = time.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
  }
}
