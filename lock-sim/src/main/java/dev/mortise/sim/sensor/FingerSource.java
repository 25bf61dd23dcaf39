package dev.mortise.sim.sensor;

import dev.mortise.sim.sensor.FingerLoad.Loaded;
import dev.mortise.sim.sensor.FingerLoad.Refused;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the image of a finger comes from, as a person names it.
///
/// `synthetic:SEED/IMPRESSION` is a finger made on the spot, such as `synthetic:7/1`; anything else
/// is the path of a PNG, JPEG or BMP file.
public sealed interface FingerSource {

  /// How to name a finger, for messages and help.
  String SYNTAX = "the path of a PNG, JPEG or BMP file or synthetic:SEED/IMPRESSION";

  /// Fetches the image; nothing is kept, so that a second call fetches it again.
  FingerLoad load();

  /// Reads a finger's name. Text that names none gives a [Malformed], which loads as a refusal.
  static FingerSource parse(String text) {
    String name = text.strip();
    if (name.isEmpty()) {
      return new Malformed("No finger is named: give " + SYNTAX + ".");
    }
    if (name.startsWith(Synthetic.PREFIX)) {
      return Synthetic.parse(name);
    }
    try {
      return new ImageFile(Path.of(name));
    } catch (InvalidPathException e) {
      return new Malformed("This is no path of a file: " + e.getReason() + ".");
    }
  }

  /// A file with a picture of a finger.
  ///
  /// @param path where it lies; relative to the working directory
  record ImageFile(Path path) implements FingerSource {
    @Override
    public FingerLoad load() {
      return ImageFiles.read(path);
    }
  }

  /// One touch of a finger that nobody has.
  ///
  /// @param seed which finger, 0 or more
  /// @param impression which touch of it, 0 or more
  record Synthetic(long seed, int impression) implements FingerSource {

    private static final String PREFIX = "synthetic:";
    private static final Pattern PARTS =
        Pattern.compile(PREFIX + "(?<seed>[0-9]{1,18})/(?<impression>[0-9]{1,9})");

    public Synthetic {
      if (seed < 0 || impression < 0) {
        throw new IllegalArgumentException(
            "negative synthetic finger seed=%d impression=%d".formatted(seed, impression));
      }
    }

    private static FingerSource parse(String name) {
      Matcher parts = PARTS.matcher(name);
      if (!parts.matches()) {
        return new Malformed(
            "\"%s\" is no synthetic finger: write synthetic:SEED/IMPRESSION with a seed of up to 18"
                    .formatted(name)
                + " digits and an impression of up to 9, such as synthetic:7/1.");
      }
      return new Synthetic(
          Long.parseLong(parts.group("seed")), Integer.parseInt(parts.group("impression")));
    }

    @Override
    public FingerLoad load() {
      return new Loaded(SyntheticFinger.of(seed).impression(impression));
    }
  }

  /// Text that names no finger.
  ///
  /// @param fault one sentence that says why
  record Malformed(String fault) implements FingerSource {
    @Override
    public FingerLoad load() {
      return new Refused(fault);
    }
  }
}
