package dev.mortise.companion.lock.firmware;

import dev.mortise.firmware.Firmware.Wanted;

/// How far the firmware that a lock wants has come, as the companion sees it: the lock's own word
/// is in its events and its signed answer.
///
/// @param state what the companion does about it
/// @param sent how much of the image the lock has, in bytes
/// @param size of the image, in bytes; 0 while it is not here
/// @param why what is in the way; empty if nothing is
record FirmwareProgress(Wanted wanted, State state, int sent, int size, String why) {

  /// What the companion does about it.
  enum State {
    /// There is no such image here; it is looked for again.
    MISSING("missing"),

    /// Something is in the way, others perhaps; it is tried again.
    WAITING("waiting"),

    /// It is on its way.
    SENDING("sending"),

    /// The lock has all of it.
    SENT("sent");

    private final String wireText;

    State(String wireText) {
      this.wireText = wireText;
    }

    /// The word for it in the API.
    String wireText() {
      return wireText;
    }
  }

  static FirmwareProgress missing(Wanted wanted) {
    return new FirmwareProgress(wanted, State.MISSING, 0, 0, "no such image is here");
  }

  static FirmwareProgress sending(Wanted wanted, int sent, int size) {
    return new FirmwareProgress(wanted, sent == size ? State.SENT : State.SENDING, sent, size, "");
  }

  FirmwareProgress waiting(String reason) {
    return new FirmwareProgress(wanted, State.WAITING, sent, size, reason);
  }
}
