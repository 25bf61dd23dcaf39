package dev.mortise.tidy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The text files of the whole project, whichever module's tests look at them.
///
/// @param root the folder that holds the modules
record ProjectFiles(Path root) {
  private static final Set<String> SKIPPED_FOLDERS = Set.of("target", "node_modules");

  private static final Set<String> TEXTS =
      Stream.of("java md xml sql sh html css js mjs properties yaml yml cddl".split(" "))
          .map("."::concat)
          .collect(toUnmodifiableSet());

  /// Finds the root from the folder that the tests run in, upwards.
  static ProjectFiles around(Path start) {
    for (Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("lock-core/pom.xml"))) {
        return new ProjectFiles(folder);
      }
    }
    throw new IllegalStateException("no project around start=" + start);
  }

  List<TextFile> texts() throws IOException {
    List<TextFile> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isSkipped(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && isText(file)) {
              found.add(new TextFile(relative(file), Files.readString(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return List.copyOf(found);
  }

  /// Folders that start with a dot belong to tools; `.ci` alone is ours.
  private boolean isSkipped(Path folder) {
    String name = folder.getFileName().toString();
    return !folder.equals(root)
        && (SKIPPED_FOLDERS.contains(name) || (name.startsWith(".") && !name.equals(".ci")));
  }

  private boolean isText(Path file) {
    String name = file.getFileName().toString();
    return TEXTS.stream().anyMatch(name::endsWith)
        || name.equals("mortise")
        || file.startsWith(root.resolve(".ci"));
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
