package dev.mortise.bench.accuracy.print;

import dev.mortise.bench.accuracy.print.PrintSet.Impression;
import dev.mortise.sim.sensor.finger.KnownSensor;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A set of fingers that nobody has, made on the spot.
///
/// Many comparisons cost nothing but time here; what they say of real fingers is as good as the
/// sensor's profile and no better.
public final class SyntheticSet {

  /// The greatest number of impressions of a set, which bounds the work: four million comparisons.
  public static final int IMPRESSIONS_MAX = 2000;

  /// What to write, for messages and help.
  public static final String SYNTAX = "PROFILE:FINGERSxIMPRESSIONS, such as db1:40x8";

  private static final Pattern PARTS =
      Pattern.compile("(?<profile>[a-z0-9]+):(?<fingers>[0-9]{1,4})x(?<impressions>[0-9]{1,4})");

  /// Sets the seeds apart from those that people try by hand.
  private static final int FIRST_SEED = 1_000_000;

  private SyntheticSet() {}

  /// Reads a set's description; empty if it is none.
  public static Optional<PrintSet> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int fingers = Integer.parseInt(parts.group("fingers"));
    int impressions = Integer.parseInt(parts.group("impressions"));
    if (fingers < 2 || impressions < 2 || fingers * impressions > IMPRESSIONS_MAX) {
      return Optional.empty();
    }
    return KnownSensor.named(parts.group("profile"))
        .map(sensor -> of(sensor, fingers, impressions));
  }

  private static PrintSet of(KnownSensor sensor, int fingers, int impressions) {
    List<Impression> all = new ArrayList<>();
    for (int finger = 1; finger <= fingers; finger++) {
      long seed = (long) FIRST_SEED + finger;
      for (int number = 1; number <= impressions; number++) {
        int touch = number;
        all.add(new Impression(finger, number, () -> made(seed, touch, sensor)));
      }
    }
    return new PrintSet("synthetic-" + sensor.label(), true, all);
  }

  private static MinutiaeSource.Fetched made(long seed, int touch, KnownSensor sensor) {
    var image = SyntheticFinger.of(seed).impression(touch, sensor.profile());
    return ExtractedImage.extracted(image, image.dpi());
  }
}
