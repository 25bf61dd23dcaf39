package dev.mortise.firmware;

/// One of the two places for firmware: one runs, the other takes what comes next.
public enum FirmwareSlot {

  /// The one that the factory fills.
  A("a"),

  /// The other one.
  B("b");

  private final String wireText;

  FirmwareSlot(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it.
  public String wireText() {
    return wireText;
  }

  /// The other slot.
  public FirmwareSlot other() {
    return this == A ? B : A;
  }
}
