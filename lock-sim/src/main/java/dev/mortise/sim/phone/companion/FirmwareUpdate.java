package dev.mortise.sim.phone.companion;

import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.Json;

/// How far the firmware that a lock wants has come, as the companion tells it.
///
/// @param state missing, waiting, sending or sent
/// @param sentBytes how much of it the lock has
/// @param bytes how much there is; 0 while the companion has no such image
/// @param why what is in the way, or empty
public record FirmwareUpdate(
    long version, String sha256, String state, long sentBytes, long bytes, String why) {

  static FirmwareUpdate read(Json json) throws CompanionFailed {
    return new FirmwareUpdate(
        json.number("version"),
        json.text("sha256"),
        json.text("state"),
        json.number("sentBytes"),
        json.number("bytes"),
        json.text("why"));
  }
}
