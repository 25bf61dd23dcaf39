package dev.mortise.tidy;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.util.List;
import java.util.stream.Stream;

/// Java files are exactly what google-java-format makes of them.
final class Format {
  private Format() {}

  static Stream<Fault> faults(List<JavaFile> files) {
    List<Fault> faults =
        files.parallelStream().map(JavaFile::file).flatMap(Format::faults).toList();
    return faults.stream(); // A stream within another one would not go on in parallel.
  }

  private static Stream<Fault> faults(TextFile file) {
    try {
      String formatted = new Formatter().formatSourceAndFixImports(file.text());
      return formatted.equals(file.text())
          ? Stream.empty()
          : Stream.of(file.fault(firstDifference(file.text(), formatted), "is not formatted"));
    } catch (FormatterException e) {
      return Stream.of(file.fault(1, "cannot be formatted: " + e.getMessage()));
    }
  }

  private static long firstDifference(String text, String formatted) {
    int length = Math.min(text.length(), formatted.length());
    int same = 0;
    while (same < length && text.charAt(same) == formatted.charAt(same)) {
      same++;
    }
    return 1 + text.substring(0, same).chars().filter(c -> c == '\n').count();
  }
}
