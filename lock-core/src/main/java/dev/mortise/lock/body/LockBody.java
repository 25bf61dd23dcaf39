package dev.mortise.lock.body;

/// The two mortise cases a lock is built around (LK-30).
public enum LockBody {

  /// With a door sensor.
  BODY_6068(true),

  /// Without one: unless a sensor is paired, the door is *unknown* (D-10).
  BODY_5085(false);

  private final boolean sensesDoor;

  LockBody(boolean sensesDoor) {
    this.sensesDoor = sensesDoor;
  }

  /// Whether this case has a door sensor.
  public boolean sensesDoor() {
    return sensesDoor;
  }
}
