package dev.mortise.mode;

/// The modes that are on.
///
/// @param operating who is let in by which way
/// @param leavingHome whether opening from inside raises an alarm (LK-53)
public record Modes(OperatingMode operating, boolean leavingHome) {

  /// How a lock begins (D-20).
  public static final Modes DEFAULT = new Modes(OperatingMode.NORMAL, false);

  /// The same with another operating mode.
  public Modes with(OperatingMode other) {
    return new Modes(other, leavingHome);
  }

  /// The same with leaving-home mode on or off.
  public Modes leavingHome(boolean on) {
    return new Modes(operating, on);
  }
}
