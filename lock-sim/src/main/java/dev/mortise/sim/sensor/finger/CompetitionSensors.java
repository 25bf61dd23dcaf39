package dev.mortise.sim.sensor.finger;

import dev.mortise.sim.sensor.finger.SensorProfile.Landing;
import dev.mortise.sim.sensor.finger.SensorProfile.Lapse;
import dev.mortise.sim.sensor.finger.SensorProfile.Pad;
import dev.mortise.sim.sensor.finger.SensorProfile.Plate;
import dev.mortise.sim.sensor.finger.SensorProfile.Print;

/// Profiles after the sensors of the Fingerprint Verification Competition 2002.
///
/// Sizes, resolutions and greys are the sensors' own. All else was searched for until SourceAFIS's
/// EER and its median scores came near those on the ten fingers of the set B of the same number, at
/// the sensor's resolution, on 120 synthetic fingers of three runs of seeds.
final class CompetitionSensors {

  static final SensorProfile DB1 =
      new SensorProfile(
          new Plate(388, 374, 500, 254, 40, 0, 2),
          new Landing(0.17, 14, 8, 0.06, 1.2),
          new Pad(125, 160, 0.06, 6, 5.2),
          new Print(0, 0, 0, 1.7, 0.1, 0.1, 0.15, 2),
          new Lapse(0.14, 2.5));

  static final SensorProfile DB2 =
      new SensorProfile(
          new Plate(296, 560, 569, 190, 40, 8, 4),
          new Landing(0.14, 13, 8, 0.055, 1.65),
          new Pad(130, 172, 0.055, 6, 4.5),
          new Print(0, 0, 0, 1.4, 0.09, 0.09, 0.14, 4),
          new Lapse(0.06, 3.5));

  static final SensorProfile DB3 =
      new SensorProfile(
          new Plate(300, 300, 500, 130, 30, 10, 8),
          new Landing(0.17, 12, 10, 0.08, 1.6),
          new Pad(118, 130, 0.08, 6, 4.9),
          new Print(0, 0, 0, 2.5, 0.12, 0.1, 0.2, 4),
          new Lapse(0.1, 2));

  static final SensorProfile DB4 =
      new SensorProfile(
          new Plate(288, 384, 500, 190, 20, 10, 6),
          new Landing(0.2, 18, 12, 0.08, 2.2),
          new Pad(102, 136, 0.08, 8, 2.8),
          new Print(0, 0, 0, 0.4, 0.2, 0.2, 0.4, 4),
          new Lapse(0.055, 2.5));

  private CompetitionSensors() {}
}
