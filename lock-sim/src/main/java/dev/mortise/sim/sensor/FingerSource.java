package dev.mortise.sim.sensor;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.sensor.FingerLoad.Loaded;
import dev.mortise.sim.sensor.FingerLoad.Refused;
import dev.mortise.sim.sensor.finger.KnownSensor;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the image of a finger comes from, as a person names it.
///
/// `synthetic:SEED/IMPRESSION` is a finger made on the spot, such as `synthetic:7/1`, on a clean
/// sensor or, with `@` and its name, on another, such as `synthetic:7/1@db3`; anything else is the
/// path of a PNG, JPEG, BMP or TIFF file. `spoof:` before either is a cast of that finger.
public sealed interface FingerSource {

  /// How to name a finger, for messages and help.
  String SYNTAX =
      "the path of a PNG, JPEG, BMP or TIFF file or synthetic:SEED/IMPRESSION[@SENSOR], after"
          + " spoof: for a cast";

  /// Fetches the image; nothing is kept, so that a second call fetches it again.
  FingerLoad load();

  /// Whether a file of this machine would be read for it.
  default boolean isFile() {
    return switch (this) {
      case ImageFile _ -> true;
      case Spoof(FingerSource original) -> original.isFile();
      case Picture _, Synthetic _, Malformed _ -> false;
    };
  }

  /// Reads a finger's name. Text that names none gives a [Malformed], which loads as a refusal.
  static FingerSource parse(String text) {
    String name = text.strip();
    if (name.isEmpty()) {
      return new Malformed("No finger is named: give " + SYNTAX + ".");
    }
    if (name.startsWith(Spoof.PREFIX)) {
      FingerSource original = parse(name.substring(Spoof.PREFIX.length()));
      boolean one = original instanceof Malformed || original instanceof Spoof;
      return one ? original : new Spoof(original);
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

  /// The bytes of such a file, from wherever they came.
  ///
  /// @param file as it would lie on a disk
  record Picture(Octets file) implements FingerSource {
    @Override
    public FingerLoad load() {
      return ImageFiles.read(file);
    }
  }

  /// One touch of a finger that nobody has.
  ///
  /// @param seed which finger, 0 or more
  /// @param impression which touch of it, 0 or more
  /// @param sensor what it touches
  record Synthetic(long seed, int impression, KnownSensor sensor) implements FingerSource {

    private static final String PREFIX = "synthetic:";
    private static final Pattern PARTS =
        Pattern.compile(
            PREFIX
                + "(?<seed>[0-9]{1,18})/(?<impression>[0-9]{1,9})(?:@(?<sensor>[a-z0-9]{1,20}))?");

    public Synthetic {
      if (seed < 0 || impression < 0) {
        throw new IllegalArgumentException(
            "negative synthetic finger seed=%d impression=%d".formatted(seed, impression));
      }
    }

    /// On a clean sensor.
    public Synthetic(long seed, int impression) {
      this(seed, impression, KnownSensor.CLEAN);
    }

    private static FingerSource parse(String name) {
      Matcher parts = PARTS.matcher(name);
      Optional<KnownSensor> sensor =
          parts.matches()
              ? KnownSensor.named(Objects.requireNonNullElse(parts.group("sensor"), "clean"))
              : Optional.empty();
      if (sensor.isEmpty()) {
        return new Malformed(
            "\"%s\" is no synthetic finger: write synthetic:SEED/IMPRESSION with a seed of up to 18"
                    .formatted(name)
                + " digits and an impression of up to 9, such as synthetic:7/1, and if you like a"
                + " sensor, such as synthetic:7/1@%s."
                    .formatted(String.join("|", KnownSensor.labels())));
      }
      return new Synthetic(
          Long.parseLong(parts.group("seed")),
          Integer.parseInt(parts.group("impression")),
          sensor.get());
    }

    /// What [#parse] reads as this.
    public String text() {
      String touch = PREFIX + seed + "/" + impression;
      return sensor == KnownSensor.CLEAN ? touch : touch + "@" + sensor.label();
    }

    @Override
    public FingerLoad load() {
      return new Loaded(SyntheticFinger.of(seed).impression(impression, sensor.profile()));
    }
  }

  /// A cast of a finger. The simulated reader sees through every one (APCER 0), so that what
  /// follows from its verdict can be tried; a real one does not.
  ///
  /// @param original the finger it was taken from
  record Spoof(FingerSource original) implements FingerSource {

    private static final String PREFIX = "spoof:";

    @Override
    public FingerLoad load() {
      return switch (original.load()) {
        case Loaded(FingerImage image) -> new Loaded(image.ofCast());
        case Refused refused -> refused;
      };
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
