package dev.mortise.tidy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Words that mark work as unfinished, and calls that make a test slow or silent.
///
/// The patterns are spelt so that this file does not match itself.
final class Words {
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
  private static final Pattern SLEEP = Pattern.compile("\\bThread\\s*\\.\\s*sle" + "ep\\b");
  private static final Pattern DISABLED = Pattern.compile("@Disa" + "bled\\b");

  private Words() {}

  static Stream<Fault> faults(List<TextFile> files) {
    return Stream.of(
            files.stream().flatMap(file -> matches(file, UNFINISHED, "is unfinished")),
            tests(files).flatMap(file -> matches(file, SLEEP, "sleeps; turn a clock instead")),
            tests(files).flatMap(file -> matches(file, DISABLED, "hides a test")))
        .flatMap(faults -> faults);
  }

  private static Stream<TextFile> tests(List<TextFile> files) {
    return files.stream().filter(TextFile::isTest);
  }

  private static Stream<Fault> matches(TextFile file, Pattern word, String what) {
    List<String> lines = file.text().lines().toList();
    return IntStream.range(0, lines.size())
        .filter(i -> word.matcher(lines.get(i)).find())
        .mapToObj(i -> file.fault(i + 1L, what));
  }
}
