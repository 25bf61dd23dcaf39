package dev.mortise.authority.device;

import java.time.Duration;

/// The numbers of devices.
///
/// @param linkCountdown how long an administrator's credential is waited for at the lock that is
///   being linked (D-12)
/// @param sensorSilence after how long without a word from the door sensor the door counts as
///   unknown (D-10)
public record DevicePolicy(Duration linkCountdown, Duration sensorSilence) {

  /// What lock.md and protocol.md say.
  public static final DevicePolicy DEFAULT =
      new DevicePolicy(Duration.ofSeconds(60), Duration.ofMinutes(10));

  public DevicePolicy {
    if (!linkCountdown.isPositive() || !sensorSilence.isPositive()) {
      throw new IllegalArgumentException("devices need time to be heard");
    }
  }
}
