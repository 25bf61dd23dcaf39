package dev.mortise.bench.accuracy;

import dev.mortise.bench.accuracy.contest.Contender;
import dev.mortise.bench.accuracy.contest.Costs;
import dev.mortise.bench.accuracy.contest.Enrolled;
import dev.mortise.bench.accuracy.contest.Extracted;
import dev.mortise.bench.accuracy.contest.SetScores;
import dev.mortise.bench.accuracy.print.PrintSet;
import dev.mortise.bench.accuracy.report.Analysis;
import dev.mortise.bench.accuracy.report.DetPlot;
import dev.mortise.bench.accuracy.report.Findings;
import dev.mortise.bench.accuracy.report.Findings.Setting;
import dev.mortise.bench.accuracy.report.ScoresFile;
import dev.mortise.bench.accuracy.report.TextReport;
import dev.mortise.sim.command.progress.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// One run from the prints to the results.
///
/// @param contenders the matchers
/// @param sets at least one, each with comparisons of both kinds
/// @param enrolled numbers of enrolled impressions for identification
/// @param setting what the figures depend on besides
record AccuracyRun(
    List<Contender> contenders, List<PrintSet> sets, List<Integer> enrolled, Setting setting) {

  /// Measures, tells, and writes what is asked for.
  ///
  /// @throws IOException if a file cannot be written
  void measure(PrintWriter out, Optional<Path> json, Optional<Path> scores, Optional<Path> det)
      throws IOException {
    List<Extracted> extracted = extracted();
    List<SetScores> compared = compared(extracted);
    Analysis analysis = new Analysis(compared);
    Findings findings =
        new Findings(
            setting,
            analysis.sets(extracted),
            analysis.verification(),
            analysis.identification(enrolled),
            costs(extracted));
    new TextReport(out).write(findings);
    if (json.isPresent()) {
      Files.writeString(json.get(), JsonMapper.shared().writeValueAsString(findings));
    }
    if (scores.isPresent()) {
      ScoresFile.write(scores.get(), compared);
    }
    if (det.isPresent()) {
      Files.createDirectories(det.get());
      for (DetPlot plot : analysis.plots()) {
        Files.writeString(det.get().resolve(plot.fileName()), plot.svg());
      }
    }
  }

  private int impressions() {
    return sets.stream().mapToInt(set -> set.impressions().size()).sum();
  }

  private List<Extracted> extracted() {
    try (Progress progress = Progress.of("extracting", impressions())) {
      return sets.stream().map(set -> Extracted.of(set, progress::step)).toList();
    }
  }

  private List<SetScores> compared(List<Extracted> extracted) {
    List<SetScores> all = new ArrayList<>();
    try (Progress progress = Progress.of("comparing", (long) impressions() * contenders.size())) {
      for (Extracted set : extracted) {
        for (Contender contender : contenders) {
          SetScores scores = Enrolled.of(contender, set).compared(progress::step);
          all.add(setting.rolesSwapped() ? scores.swapped() : scores);
        }
      }
    }
    return all;
  }

  private List<Costs> costs(List<Extracted> extracted) {
    try (Progress progress = Progress.of("taking times", contenders.size())) {
      List<Costs> costs = new ArrayList<>();
      for (Contender contender : contenders) {
        costs.add(Costs.of(contender, extracted));
        progress.step();
      }
      return costs;
    }
  }
}
