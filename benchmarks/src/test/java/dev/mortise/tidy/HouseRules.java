package dev.mortise.tidy;

import java.util.List;
import java.util.stream.Stream;

/// All house rules over one set of files: the table of contents of this package.
final class HouseRules {
  private HouseRules() {}

  static List<Fault> faults(List<TextFile> files) {
    List<JavaFile> java = JavaFile.parse(files.stream().filter(TextFile::isJava).toList());
    return Stream.of(
            Format.faults(java),
            Sizes.faults(java),
            Names.faults(java),
            Charters.faults(java),
            Tags.faults(java),
            Words.faults(files))
        .flatMap(faults -> faults)
        .sorted()
        .toList();
  }
}
