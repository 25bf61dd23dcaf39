package dev.mortise.bench.accuracy.report;

import dev.mortise.bench.accuracy.contest.Cost;
import dev.mortise.bench.accuracy.contest.Costs;
import dev.mortise.bench.accuracy.rate.Interval;
import dev.mortise.bench.accuracy.rate.OpenSet;
import dev.mortise.bench.accuracy.rate.VerificationRates;
import dev.mortise.bench.accuracy.report.Findings.Compared;
import dev.mortise.bench.accuracy.report.Findings.Failures;
import dev.mortise.bench.accuracy.report.Findings.Identification;
import dev.mortise.bench.accuracy.report.Findings.Protocol;
import dev.mortise.bench.accuracy.report.Findings.Setting;
import dev.mortise.bench.accuracy.report.Findings.Verification;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a run found out, as text for people.
public final class TextReport {

  /// Below this rate a quotient says little: the counts and their bounds are told.
  private static final double COUNTS_BELOW = 1e-3;

  private static final int FAILURES_SHOWN = 10;

  private final PrintWriter out;

  /// @param out where it goes
  public TextReport(PrintWriter out) {
    this.out = out;
  }

  /// Writes all of it.
  public void write(Findings findings) {
    setting(findings.setting());
    sets(findings.sets());
    for (Protocol protocol : Protocol.values()) {
      verification(protocol, findings.verification());
    }
    counts(findings.verification());
    identification(findings.identification());
    costs(findings.costs());
    out.flush();
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }

  private void setting(Setting setting) {
    line("Minutiae of real fingers: %s", setting.minutiae());
    line(
        "Made ready as the probe: %s",
        setting.rolesSwapped()
            ? "the earlier impression of a pair, and in a search what is enrolled"
            : "the later impression of a pair, and in a search the touch");
    line("");
  }

  private void sets(List<Compared> sets) {
    line("Sets");
    for (Compared set : sets) {
      String failed =
          set.failuresByMatcher().stream()
              .map(failures -> "%s %d".formatted(failures.matcher(), failures.count()))
              .collect(Collectors.joining(", "));
      line(
          "  %-18s %4d fingers %5d impressions; failures to enrol: %s%s",
          set.name(),
          set.fingers(),
          set.impressions(),
          failed,
          set.synthetic() ? "; synthetic" : "");
      set.failuresToEnrol().stream()
          .limit(FAILURES_SHOWN)
          .forEach(failure -> line("    %s", failure));
      int more = set.failuresToEnrol().size() - FAILURES_SHOWN;
      if (more > 0) {
        line("    and %d more", more);
      }
    }
    boolean any =
        sets.stream()
            .flatMap(set -> set.failuresByMatcher().stream())
            .mapToInt(Failures::count)
            .anyMatch(count -> count > 0);
    if (any) {
      line("  An impression that failed scores 0 in all its comparisons, which stay in the rates.");
    }
  }

  private void verification(Protocol protocol, List<Verification> all) {
    line("");
    line(
        protocol == Protocol.FVC
            ? "Verification by the FVC protocol: different fingers by their first impressions"
            : "Verification over all different-finger pairs");
    line("  in %%, [95 %% bounds] over fingers drawn anew; pooled: one threshold for all sets");
    line(
        "  %-18s %-11s %20s %20s %20s %20s %20s  medians",
        "", "", "EER", "FMR100", "FMR1000", "FMR10000", "ZeroFMR");
    for (Verification one : all) {
      if (one.protocol() == protocol) {
        VerificationRates rates = one.rates();
        String points =
            rates.points().stream()
                .map(point -> "%20s".formatted(percent(point.fnmr(), point.fnmrBounds())))
                .collect(Collectors.joining(" "));
        line(
            "  %-18s %-11s %20s %s  %.1f / %.1f",
            scope(one.scope(), one.synthetic()),
            one.matcher(),
            percent(rates.eer(), rates.eerBounds()),
            points,
            rates.matedMedian(),
            rates.nonMatedMedian());
      }
    }
  }

  private void counts(List<Verification> all) {
    line("");
    line("Counts at an FMR of 1/1,000 and below, over all different-finger pairs, pooled");
    line(
        "  bounds as if comparisons were independent, which those of one finger are not; no error"
            + " in n: at most 3/n");
    for (Verification one : all) {
      if (one.protocol() == Protocol.ALL && one.scope().equals(Analysis.POOLED)) {
        VerificationRates rates = one.rates();
        for (VerificationRates.Point point : rates.points()) {
          if (point.fmrMost() <= COUNTS_BELOW) {
            line(
                "  %-18s %-11s %-9s %5d of %d false non-matches; %d of %d false matches,"
                    + " FMR %s to %s%s",
                scope(one.scope(), one.synthetic()),
                one.matcher(),
                point.name(),
                point.falseNonMatches(),
                rates.mated(),
                point.falseMatches(),
                rates.nonMated(),
                small(point.fmrBounds().low()),
                small(point.fmrBounds().high()),
                one.synthetic() ? "; a tail of synthetic fingers" : "");
          }
        }
      }
    }
  }

  private void identification(List<Identification> all) {
    line("");
    line("Identification in an open set: FNIR in %% with its 95 %% bounds, and false negatives");
    line("  non-mated: the same probes with their own finger removed; pooled, one threshold");
    line("  %-18s %-11s %-9s %30s %30s %30s", "", "", "enrolled", "FPIR 5 %", "FPIR 1 %", "FPIR 0");
    for (Identification one : all) {
      String points =
          one.points().stream()
              .map(point -> "%30s".formatted(found(point)))
              .collect(Collectors.joining(" "));
      line(
          "  %-18s %-11s %-9d %s",
          scope(one.scope(), one.synthetic()), one.matcher(), one.enrolled(), points);
    }
    if (all.isEmpty()) {
      line("  no impression is left as a probe");
    }
  }

  private static String found(OpenSet.Point point) {
    return "%s %d/%d"
        .formatted(percent(point.fnir(), point.bounds()), point.falseNegatives(), point.searches());
  }

  private void costs(List<Costs> costs) {
    line("");
    line("Time of one thread's processor, in microseconds, and bytes allocated each time");
    for (Costs one : costs) {
      cost(one.matcher(), "probe set-up", one.setUp());
      cost(one.matcher(), "1:1 mated", one.mated());
      cost(one.matcher(), "1:1 non-mated", one.nonMated());
      cost(
          one.matcher(),
          "1:%d, unknown, with set-up".formatted(one.references()),
          one.identification());
    }
  }

  private void cost(String matcher, String what, Cost cost) {
    line(
        "  %-11s %-28s p50 %9.1f   p99 %9.1f   %,12.0f B   of %d",
        matcher, what, cost.p50(), cost.p99(), cost.bytes(), cost.count());
  }

  private static String scope(String scope, boolean synthetic) {
    return synthetic && scope.equals(Analysis.POOLED) ? "pooled synthetic" : scope;
  }

  private static String percent(double rate, Interval bounds) {
    return String.format(
        Locale.ROOT, "%.2f [%.2f, %.2f]", 100 * rate, 100 * bounds.low(), 100 * bounds.high());
  }

  private static String small(double rate) {
    return rate == 0 ? "0" : String.format(Locale.ROOT, "%.1e", rate);
  }
}
