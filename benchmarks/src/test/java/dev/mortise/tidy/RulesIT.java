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
    return Tags.claims(
            project.texts().parallelStream()
                .filter(file -> file.isJava() && file.isTest())
                .filter(file -> file.text().contains("Tag(\""))
                .map(JavaFile::parse)
                .toList())
        .toList();
  }

  private static List<Proof> proofs(Path root) throws IOException {
    List<Path> reports;
    try (Stream<Path> modules = Files.list(root)) {
      reports =
          modules
              .map(module -> module.resolve("target/test-report"))
              .flatMap(runs -> Stream.of(runs.resolve("surefire"), runs.resolve("failsafe")))
              .map(run -> run.resolve(TestReport.FILE))
              .filter(Files::isRegularFile)
              .filter(report -> !isBeingWritten(root, report))
              .toList();
    }
    List<Proof> proofs = new ArrayList<>();
    for (Path report : reports) {
      proofs.addAll(TestReport.read(report));
    }
    return proofs;
  }

  /// The report of the run that this test is part of.
  private static boolean isBeingWritten(Path root, Path report) {
    return report.startsWith(root.resolve("benchmarks/target/test-report/failsafe"));
  }

  private static String named(List<Rule> rules) {
    return rules.stream().map(rule -> rule.id() + " " + rule.words()).collect(joining("\n"));
  }
}
