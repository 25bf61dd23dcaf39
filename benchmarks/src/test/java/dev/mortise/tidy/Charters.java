package dev.mortise.tidy;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every package of the product says in one sentence what it is for.
final class Charters {
  /// A `///` comment in front of everything, whose first sentence ends within it.
  private static final Pattern CHARTER =
      Pattern.compile("\\A(///[^\n]*\n)*?///[^\n]*\\w[^\n]*[.](\\s|$)[\\s\\S]*");

  private Charters() {}

  static Stream<Fault> faults(List<JavaFile> files) {
    List<TextFile> main = files.stream().map(JavaFile::file).filter(TextFile::isMain).toList();
    Set<String> described =
        main.stream().filter(TextFile::isPackageInfo).map(TextFile::folder).collect(toSet());
    Stream<Fault> missing =
        main.stream()
            .map(TextFile::folder)
            .distinct()
            .filter(folder -> !described.contains(folder))
            .map(folder -> new Fault(folder, 1, "has no package-info.java"));
    Stream<Fault> silent =
        main.stream()
            .filter(TextFile::isPackageInfo)
            .filter(file -> !CHARTER.matcher(file.text()).matches())
            .map(file -> file.fault(1, "does not start with its charter, a /// sentence"));
    return Stream.concat(missing, silent);
  }
}
