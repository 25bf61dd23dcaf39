package dev.mortise.sim.sensor.palm;

import dev.mortise.biometric.palm.PalmCapture;
import dev.mortise.biometric.palm.PalmFault;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whose hand is above the sensor, as a person names it: `synthetic:SEED/IMPRESSION`, such as
/// `synthetic:7/1`, or after a word for what is wrong with it: `too-far:` (a fault) or `spoof:` (a
/// print of those veins, which the sensor sees through).
public sealed interface PalmSource {

  /// How to name a palm, for messages and help.
  String SYNTAX =
      "[%s|spoof:]synthetic:SEED/IMPRESSION".formatted(String.join(":|", Words.FAULTS.keySet()));

  /// Reads a palm's name. Text that names none gives a [Malformed].
  static PalmSource parse(String text) {
    Matcher parts = Words.PALM.matcher(text.strip());
    if (!parts.matches()) {
      return new Malformed("\"%s\" is no palm: write %s.".formatted(text.strip(), SYNTAX));
    }
    long seed = Long.parseLong(parts.group("seed"));
    int impression = Integer.parseInt(parts.group("impression"));
    String how = parts.group("how");
    if (how == null) {
      return new Presented(seed, impression);
    }
    if (how.equals("spoof")) {
      return new Spoof(seed, impression);
    }
    PalmFault fault = Words.FAULTS.get(how);
    return fault != null
        ? new Faulty(seed, impression, fault)
        : new Malformed("\"%s\" is no way to hold a hand: write %s.".formatted(how, SYNTAX));
  }

  /// A living palm.
  ///
  /// @param seed whose, 0 or more
  /// @param impression which presentation, 0 or more
  record Presented(long seed, int impression) implements PalmSource, Shown {
    @Override
    public PalmCapture capture() {
      return new PalmCapture.Captured(SyntheticPalm.of(seed).impression(impression));
    }
  }

  /// A print of a palm's veins. The simulated sensor sees through every one (APCER 0), so that what
  /// follows from its verdict can be tried; a real one does not.
  ///
  /// @param seed of whose palm
  /// @param impression which print
  record Spoof(long seed, int impression) implements PalmSource, Shown {
    @Override
    public PalmCapture capture() {
      return new PalmCapture.AttackPresentation();
    }
  }

  /// A hand that cannot be read.
  ///
  /// @param seed whose, which the sensor does not see
  /// @param impression which presentation
  /// @param fault why
  record Faulty(long seed, int impression, PalmFault fault) implements PalmSource, Shown {
    @Override
    public PalmCapture capture() {
      return new PalmCapture.PoorQuality(fault);
    }
  }

  /// Text that names no palm.
  ///
  /// @param fault one sentence that says why
  record Malformed(String fault) implements PalmSource {}

  /// Something above the sensor.
  sealed interface Shown permits Presented, Spoof, Faulty {

    /// What the sensor makes of it; features are the caller's to close.
    PalmCapture capture();
  }

  /// The words of the syntax.
  final class Words {
    private static final Pattern PALM =
        Pattern.compile(
            "(?:(?<how>[a-z-]{1,20}):)?synthetic:"
                + "(?<seed>[0-9]{1,18})/(?<impression>[0-9]{1,7})");
    private static final Map<String, PalmFault> FAULTS =
        Stream.of(PalmFault.values())
            .collect(
                Collectors.toMap(
                    fault -> fault.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Function.identity()));

    private Words() {}
  }
}
