package dev.mortise.tidy;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The project keeps its house rules, and each rule sees what breaks it.
class TidyTest {
  private static final String MAIN = "lock-core/src/main/java/dev/mortise/room/";
  private static final TextFile CHARTER =
      new TextFile(MAIN + "package-info.java", "/// A room.\npackage dev.mortise.room;\n");

  @Test
  void everyFileKeepsTheHouseRules() throws IOException {
    List<TextFile> files = ProjectFiles.around(Path.of("")).texts();
    assertTrue(
        files.stream().anyMatch(file -> file.path().startsWith("lock-core/src/main/")),
        "the whole project is read");

    List<Fault> faults = HouseRules.faults(files);

    assertTrue(faults.isEmpty(), () -> report(faults));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "class  Bolt {}                                 | is not formatted",
        "class BoltManager {}                           | BoltManager is no name",
        "class AbstractBolt {}                          | AbstractBolt is no name",
        "interface IBolt {}                             | IBolt is no name",
        "record Bolt() { record DoorUtil() {} }         | DoorUtil is no name",
        "class Bolt { int getState() { return 1; } }    | getState needs no get in front",
        "// TO-DO: a bolt                               | is unfinished",
      })
  void aFaultyFileIsNamedWithItsFault(String source, String fault) {
    assertFault(MAIN + "Bolt.java", "package dev.mortise.room;\n" + unveil(source), fault);
  }

  @Test
  void sleepingAndHiddenTestsAreNamed() {
    String test = MAIN.replace("/main/", "/test/") + "BoltTest.java";
    assertFault(test, unveil("class T { { Thread.sle-ep(1); } }"), "sleeps; turn a clock instead");
    assertFault(test, unveil("@Disa-bled class T {}"), "hides a test");
  }

  @Test
  void tagsThatProveNothingAreNamed() {
    String test = MAIN.replace("/main/", "/test/") + "BoltTest.java";
    String junit = "import org.junit.jupiter.api.Tag;";
    String jqwik = "import net.jqwik.api.Tag;";
    String property = "class T { @Property @Tag(\"LK-1\") void t() {} }";
    String single = "class T { @Test @Tag(\"LK-1\") void t() {} }";
    assertFault(test, junit + property, "a property takes jqwik's Tag");
    assertFault(test, jqwik + single, "a test takes JUnit's Tag");
    assertFault(test, junit + single.replace("LK-1", "slow"), "names no rule");
    assertFault(test, junit + single.replace("LK-1", "LK-999"), "names no rule");
    assertFault(test.replace("BoltTest", "BoltTests"), junit + single, "is not named as a test");
    assertFault(test, "@Tag(\"LK-1\") class T {}", "a rule's tag belongs on a method");
    assertEquals(List.of(), tags(test, junit + single));
    assertEquals(List.of(), tags(test, jqwik + property));
  }

  @Test
  void whatGrowsTooLongIsNamed() {
    String lines = "    System.gc();\n".repeat(Sizes.METHOD_LINES_MAX);
    assertFault(
        MAIN + "Bolt.java", "class Bolt {\n  void m() {\n" + lines + "}}", "m has 62 lines");
    assertFault(MAIN + "Bolt.java", "// b\n".repeat(Sizes.FILE_LINES_MAX + 1), "301 lines");
    assertFault(MAIN + "Bolt.java", "// " + "b".repeat(Sizes.COLUMNS_MAX), "longer than 100");
    assertFault(MAIN + "Bolt.java", "class B {} ".repeat(13), "13 types in the package");
  }

  @Test
  void packagesWithoutCharterOrNamedByKindAreNamed() {
    assertEquals(
        List.of(new Fault(MAIN.replaceFirst("/$", ""), 1, "has no package-info.java")),
        HouseRules.faults(List.of(new TextFile(MAIN + "Bolt.java", "class Bolt {}\n"))));
    assertFault(MAIN + "common/Bolt.java", "package dev.mortise.common;", "named by kind");
    assertFault(MAIN + "a/package-info.java", "package dev.mortise.a;", "start with its charter");
  }

  @Test
  void tidyFilesHaveNoFault() {
    TextFile bolt =
        new TextFile(MAIN + "Bolt.java", "package dev.mortise.room;\n\nclass Bolt {}\n");
    assertEquals(List.of(), HouseRules.faults(List.of(CHARTER, bolt)));
  }

  private static List<Fault> tags(String path, String text) {
    return Tags.faults(List.of(JavaFile.parse(new TextFile(path, text)))).toList();
  }

  private static void assertFault(String path, String text, String fault) {
    List<Fault> faults = HouseRules.faults(List.of(CHARTER, new TextFile(path, text)));
    assertTrue(
        faults.stream().anyMatch(found -> found.what().contains(fault)),
        () -> "expected: " + fault + ", found: " + faults);
  }

  /// Samples spell banned words with a dash, or this file would break the rules it tests.
  private static String unveil(String sample) {
    return sample
        .replace("TO-DO", "TO" + "DO")
        .replace("sle-ep", "sle" + "ep")
        .replace("a-b", "ab");
  }

  private static String report(List<Fault> faults) {
    return faults.stream()
        .map(Fault::toString)
        .collect(
            joining(
                "\n",
                faults.size() + " faults\n",
                "\nTo format every file: JAVA_HOME=%s mvn -q spotless:apply"
                    .formatted(System.getProperty("java.home"))));
  }
}
