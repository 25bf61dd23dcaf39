package dev.mortise.bench.accuracy.report;

import dev.mortise.bench.accuracy.contest.Costs;
import dev.mortise.bench.accuracy.rate.OpenSet;
import dev.mortise.bench.accuracy.rate.VerificationRates;
import java.util.List;

/// All that a run found out, in the shape of its JSON.
///
/// @param setting what the figures depend on besides the sets
/// @param sets what was compared
/// @param verification one comparison at a time
/// @param identification searches in an open set
/// @param costs time and memory
public record Findings(
    Setting setting,
    List<Compared> sets,
    List<Verification> verification,
    List<Identification> identification,
    List<Costs> costs) {

  public Findings {
    sets = List.copyOf(sets);
    verification = List.copyOf(verification);
    identification = List.copyOf(identification);
    costs = List.copyOf(costs);
  }

  /// What decides on the figures of given sets, so that a table can be asked again.
  ///
  /// @param minutiae where those of real fingers come from: [#FILES], [#SAMPLES] or [#RECORDS]
  /// @param rolesSwapped whether the enrolled impression is made ready and compared with the touch,
  ///   in place of the other way round
  public record Setting(String minutiae, boolean rolesSwapped) {

    /// SourceAFIS's extractor decodes the files itself.
    public static final String FILES = "SourceAFIS's extractor, which decodes the files itself";

    /// SourceAFIS's extractor gets what the lock's reader gives it.
    public static final String SAMPLES = "SourceAFIS's extractor, of grey samples as they stand";

    /// Another extractor's.
    public static final String RECORDS = "records of ISO/IEC 19794-2:2005";
  }

  /// A set.
  ///
  /// @param name what it is called
  /// @param synthetic whether nobody has these fingers
  /// @param fingers how many
  /// @param impressions how many
  /// @param failuresToEnrol one sentence for each impression without minutiae
  /// @param failuresByMatcher for each matcher, the impressions that it cannot compare, those among
  ///   them
  public record Compared(
      String name,
      boolean synthetic,
      int fingers,
      int impressions,
      List<String> failuresToEnrol,
      List<Failures> failuresByMatcher) {

    public Compared {
      failuresToEnrol = List.copyOf(failuresToEnrol);
      failuresByMatcher = List.copyOf(failuresByMatcher);
    }
  }

  /// How many impressions a matcher cannot compare.
  ///
  /// @param matcher what it is called
  /// @param count how many
  public record Failures(String matcher, int count) {}

  /// Which comparisons of different fingers count.
  public enum Protocol {
    /// Every pair of impressions of different fingers.
    ALL,
    /// The first impressions of fingers alone, as in the Fingerprint Verification Competition.
    FVC
  }

  /// Verification over some sets.
  ///
  /// @param matcher what it is called
  /// @param scope the set, or `pooled` with one threshold for all
  /// @param synthetic whether nobody has these fingers
  /// @param protocol which comparisons count
  /// @param rates what came of them
  public record Verification(
      String matcher,
      String scope,
      boolean synthetic,
      Protocol protocol,
      VerificationRates rates) {}

  /// Identification over all sets of a kind with one threshold.
  ///
  /// @param matcher what it is called
  /// @param scope `pooled`
  /// @param synthetic whether nobody has these fingers
  /// @param enrolled impressions of each finger
  /// @param points at FPIR 5 %, 1 % and 0
  public record Identification(
      String matcher, String scope, boolean synthetic, int enrolled, List<OpenSet.Point> points) {

    public Identification {
      points = List.copyOf(points);
    }
  }
}
