package dev.mortise.tidy;

import com.sun.source.tree.MethodTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A reader takes in a line, a method, a file and a package each at one go.
final class Sizes {
  static final int COLUMNS_MAX = 100;
  static final int METHOD_LINES_MAX = 60;
  static final int FILE_LINES_MAX = 300;

  static final int PACKAGE_TYPES_MAX = 12;

  private Sizes() {}

  static Stream<Fault> faults(List<JavaFile> files) {
    return Stream.concat(files.stream().flatMap(Sizes::faults), packages(files));
  }

  private static Stream<Fault> faults(JavaFile java) {
    List<String> lines = java.file().text().lines().toList();
    Stream<Fault> file =
        lines.size() <= FILE_LINES_MAX
            ? Stream.empty()
            : Stream.of(java.file().fault(1, lines.size() + " lines, at most " + FILE_LINES_MAX));
    Stream<Fault> columns =
        IntStream.range(0, lines.size())
            .filter(i -> isTooLong(lines.get(i)))
            .mapToObj(i -> java.file().fault(i + 1L, "longer than " + COLUMNS_MAX + " columns"));
    return Stream.of(file, columns, methods(java)).flatMap(s -> s);
  }

  /// Imports and addresses cannot be broken.
  private static boolean isTooLong(String line) {
    return line.codePointCount(0, line.length()) > COLUMNS_MAX
        && !line.startsWith("import ")
        && !line.contains("https://");
  }

  private static Stream<Fault> methods(JavaFile java) {
    return java.all(MethodTree.class).stream()
        .filter(method -> lines(java, method) > METHOD_LINES_MAX)
        .map(
            method ->
                java.file()
                    .fault(
                        java.firstLine(method),
                        "%s has %d lines, at most %d"
                            .formatted(method.getName(), lines(java, method), METHOD_LINES_MAX)));
  }

  private static long lines(JavaFile java, MethodTree method) {
    return java.lastLine(method) - java.firstLine(method) + 1;
  }

  private static Stream<Fault> packages(List<JavaFile> files) {
    Map<String, Integer> types = new TreeMap<>();
    files.stream()
        .filter(java -> java.file().isMain())
        .forEach(
            java ->
                types.merge(java.file().folder(), java.unit().getTypeDecls().size(), Integer::sum));
    return types.entrySet().stream()
        .filter(entry -> entry.getValue() > PACKAGE_TYPES_MAX)
        .map(
            entry ->
                new Fault(
                    entry.getKey() + "/package-info.java",
                    1,
                    entry.getValue() + " types in the package, at most " + PACKAGE_TYPES_MAX));
  }
}
