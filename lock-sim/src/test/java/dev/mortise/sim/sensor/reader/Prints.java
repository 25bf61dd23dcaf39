package dev.mortise.sim.sensor.reader;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import dev.mortise.sim.sensor.FingerImage;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/// A set of captured prints that are all compared with each other by SourceAFIS.
///
/// @param prints in any order
record Prints(List<Print> prints) {

  /// One captured impression.
  record Print(int finger, int impression, FingerprintTemplate template) {

    static Print of(int finger, int impression, FingerImage image) {
      return new Print(finger, impression, SourceAfisExtractor.found(image));
    }

    boolean sameFinger(Print other) {
      return finger == other.finger;
    }
  }

  Prints {
    prints = List.copyOf(prints);
  }

  /// Compares every pair of one finger, and of different fingers those that `nonMated` picks, once
  /// each.
  ErrorRates compared(BiPredicate<Print, Print> nonMated) {
    List<ErrorRates> parts =
        IntStream.range(0, prints.size()).parallel().mapToObj(i -> compared(i, nonMated)).toList();
    return ErrorRates.together(parts);
  }

  private ErrorRates compared(int first, BiPredicate<Print, Print> nonMated) {
    Print probe = prints.get(first);
    FingerprintMatcher matcher = new FingerprintMatcher(probe.template);
    List<Print> others = prints.subList(first + 1, prints.size());
    return new ErrorRates(
        others.stream()
            .filter(probe::sameFinger)
            .mapToDouble(other -> matcher.match(other.template))
            .toArray(),
        others.stream()
            .filter(other -> !probe.sameFinger(other) && nonMated.test(probe, other))
            .mapToDouble(other -> matcher.match(other.template))
            .toArray());
  }
}
