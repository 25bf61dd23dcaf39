package dev.mortise.sim.device.body;

/// What draws from the battery, and how much. The figures are of the order of data sheets of such
/// parts; they were not measured on a lock.
public enum Load {

  /// Always: the chip and the near link at rest.
  REST(350),

  /// The wireless network, as long as it is switched on (LK-63).
  WIFI(550),

  /// The motor on its way.
  MOTOR(350_000),

  /// The motor against something.
  MOTOR_STALLED(1_200_000),

  /// The lights of a keypad that is awake.
  KEYPAD(15_000),

  /// The siren.
  SIREN(200_000),

  /// The camera with its encoder, while somebody watches.
  CAMERA(300_000);

  private final long microamperes;

  Load(long microamperes) {
    this.microamperes = microamperes;
  }

  /// The current, in µA.
  public long microamperes() {
    return microamperes;
  }
}
