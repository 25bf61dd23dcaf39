package dev.mortise.sim.sensor.finger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The sensors that can be named.
public enum KnownSensor {

  /// A clean optical sensor and people who mean well.
  CLEAN(SensorProfile.CLEAN),

  /// As set DB1 of FVC2002: optical, large, light ground.
  DB1(CompetitionSensors.DB1),

  /// As set DB2 of FVC2002: optical, long, 569 dpi, good prints.
  DB2(CompetitionSensors.DB2),

  /// As set DB3 of FVC2002: capacitive, small, rough prints.
  DB3(CompetitionSensors.DB3),

  /// As set DB4 of FVC2002: made by a program.
  DB4(CompetitionSensors.DB4);

  @SuppressWarnings("ImmutableEnumChecker") // A record of numbers.
  private final SensorProfile profile;

  KnownSensor(SensorProfile profile) {
    this.profile = profile;
  }

  /// What people write.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What may be written.
  public static List<String> labels() {
    return Arrays.stream(values()).map(KnownSensor::label).toList();
  }

  /// How impressions on it differ.
  public SensorProfile profile() {
    return profile;
  }

  /// The sensor with this label, or empty if none has it.
  public static Optional<KnownSensor> named(String label) {
    for (KnownSensor sensor : values()) {
      if (sensor.label().equals(label)) {
        return Optional.of(sensor);
      }
    }
    return Optional.empty();
  }
}
