package dev.mortise.firmware;

/// How far an update of the firmware came (LK-85).
public enum FirmwareOutcome {

  /// An administrator wants this version; its image is awaited.
  WANTED("wanted"),

  /// What came was not that image, or not the maker's; nothing changed.
  REFUSED("refused"),

  /// The version runs.
  INSTALLED("installed"),

  /// It did not start; the one before runs.
  FAILED("failed");

  private final String wireText;

  FirmwareOutcome(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
