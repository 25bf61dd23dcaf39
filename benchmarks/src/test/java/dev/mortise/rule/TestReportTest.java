package dev.mortise.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.rule.Proof.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What JUnit's listener writes of a run is read as it is meant.
class TestReportTest {

  /// Written by JUnit 6.1.3 and shortened: a class, its test, one run of a parameterized test in
  /// its container, a property of jqwik, and a test that gave up.
  private static final String WRITTEN =
      """
      <?xml version="1.0" ?>
      <e:events xmlns="https://schemas.opentest4j.org/reporting/core/0.2.0"
          xmlns:e="https://schemas.opentest4j.org/reporting/events/0.2.0"
          xmlns:java="https://schemas.opentest4j.org/reporting/java/0.2.0"
          xmlns:junit="https://schemas.junit.org/open-test-reporting">
      <e:started id="2" name="VisitorSecretTest" parentId="1"><metadata>
        <junit:type>CONTAINER</junit:type></metadata>
        <sources><java:classSource className="a.VisitorSecretTest"></java:classSource></sources>
      </e:started>
      <e:started id="5" name="noTwoShare()" parentId="2"><metadata>
        <tags><tag>SEC-15</tag><tag>slow</tag></tags><junit:type>TEST</junit:type></metadata>
        <sources><java:methodSource className="a.VisitorSecretTest" methodName="noTwoShare"
          methodParameterTypes=""></java:methodSource></sources></e:started>
      <e:finished id="5"><result status="SUCCESSFUL"></result></e:finished>
      <e:started id="11" name="standsAlone(String)" parentId="2"><metadata>
        <tags><tag>LK-15</tag></tags><junit:type>CONTAINER</junit:type></metadata></e:started>
      <e:started id="12" name="[1] entry = &quot;&quot;" parentId="11"><metadata>
        <tags><tag>LK-15</tag></tags><junit:type>TEST</junit:type></metadata>
        <sources><java:methodSource className="a.VisitorSecretTest" methodName="standsAlone"
          methodParameterTypes="java.lang.String"></java:methodSource></sources></e:started>
      <e:finished id="12"><result status="FAILED"><reason>no</reason></result></e:finished>
      <e:finished id="11"><result status="SUCCESSFUL"></result></e:finished>
      <e:finished id="2"><result status="SUCCESSFUL"></result></e:finished>
      <e:started id="147" name="openDoorLocks" parentId="144"><metadata>
        <tags><tag>LK-83</tag></tags><junit:type>TEST</junit:type></metadata>
        <sources><java:methodSource className="a.MachineProperties" methodName="openDoorLocks"
          methodParameterTypes="long"></java:methodSource></sources></e:started>
      <e:started id="150" name="scans" parentId="3"><metadata>
        <tags><tag>LK-34</tag></tags><junit:type>TEST</junit:type></metadata>
        <sources><java:methodSource className="a.ReaderTest" methodName="scans"
          methodParameterTypes=""></java:methodSource></sources></e:started>
      <e:finished id="150"><result status="ABORTED"></result></e:finished>
      <e:finished id="147"><result status="SUCCESSFUL"></result></e:finished>
      </e:events>
      """;

  @TempDir private Path folder;

  @Test
  void rulesTestsAndOutcomesAreReadBack() throws IOException {
    Path file = Files.writeString(folder.resolve(TestReport.FILE), WRITTEN);

    assertEquals(
        List.of(
            proof("SEC-15", "a.VisitorSecretTest", "noTwoShare", Outcome.PASSED),
            proof("LK-15", "a.VisitorSecretTest", "standsAlone", Outcome.FAILED),
            proof("LK-34", "a.ReaderTest", "scans", Outcome.SKIPPED),
            proof("LK-83", "a.MachineProperties", "openDoorLocks", Outcome.PASSED)),
        TestReport.read(file));
  }

  @Test
  void aReportThatIsCutOffIsNamed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(TestReport.FILE), WRITTEN.substring(0, WRITTEN.length() - 20));

    IOException e = assertThrows(IOException.class, () -> TestReport.read(file));
    assertTrue(e.toString().contains(file.toString()), e::toString);
  }

  private static Proof proof(String rule, String type, String method, Outcome outcome) {
    return new Proof(RuleId.parse(rule).orElseThrow(), type + "." + method, method, outcome);
  }
}
