package dev.mortise.tidy;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mortise.rule.Claim;
import dev.mortise.rule.Coverage;
import dev.mortise.rule.Proof;
import dev.mortise.rule.Rule;
import dev.mortise.rule.RuleList;
import dev.mortise.rule.TestReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every rule of a finished column was proven by a test that ran.
///
/// This module is built last, so that at `mvn verify` the reports of all tests lie there: each
/// module's `target/test-report`, written by JUnit's own listener as the poms say. Where only some
/// tests ran, whatever was left out is not judged.
class RulesIT {
  private static final boolean BROWSER = Boolean.getBoolean("mortise.browser");

  @Test
  void everyRuleOfAFinishedColumnHasAPassingTest() throws IOException {
    ProjectFiles project = ProjectFiles.around(Path.of(""));
    List<Proof> proofs = proofs(project.root());
    Coverage coverage = Coverage.of(RuleList.ofProject(), claims(project), proofs, BROWSER);
    System.out.println(coverage.table());

    assertEquals("", named(coverage.faults()), "rules of finished columns without a passing test");
    assumeTrue(
        coverage.undecided().isEmpty(),
        () -> "only some tests ran; not judged: " + named(coverage.undecided()));
  }

  private static List<Claim> claims(ProjectFiles project) throws IOException {
    List<TextFile> tagged =
        project.texts().stream()
            .filter(file -> file.isJava() && file.isTest())
            .filter(file -> file.text().contains("Tag(\""))
            .toList();
    return Tags.claims(JavaFile.parse(tagged)).toList();
  }

  private static List<Proof> proofs(Path root) throws IOException {
    List<Path> reports;
    try (Stream<Path> modules = Files.list(root)) {
      reports =
          modules
              .map(module -> module.resolve("target/test-report"))
              .flatMap(runs -> Stream.of(runs.resolve("surefire"), runs.resolve("failsafe")))
              .filter(run -> Files.isDirectory(run) && !isGoingOn(root, run))
              .flatMap(RulesIT::reports)
              .toList();
    }
    List<Proof> proofs = new ArrayList<>();
    for (Path report : reports) {
      proofs.addAll(TestReport.read(report));
    }
    return proofs;
  }

  /// The run that this test is part of: its reports are being written.
  private static boolean isGoingOn(Path root, Path run) {
    return run.equals(root.resolve("benchmarks/target/test-report/failsafe"));
  }

  /// Each process of a run writes its own.
  private static Stream<Path> reports(Path run) {
    try (Stream<Path> processes = Files.list(run)) {
      return processes.map(one -> one.resolve(TestReport.FILE)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String named(List<Rule> rules) {
    return rules.stream().map(rule -> rule.id() + " " + rule.words()).collect(joining("\n"));
  }
}
