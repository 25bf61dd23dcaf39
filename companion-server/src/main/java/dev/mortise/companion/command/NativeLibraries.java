package dev.mortise.companion.command;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SQLite's native code, which the build unpacks beside the program. Otherwise every start would
/// unpack a copy, and every process that is killed would leave one behind.
final class NativeLibraries {

  private static final String SQLITE = "org.sqlite.lib.path";

  private NativeLibraries() {}

  /// Has the code found, if there is some for this system; must come before the first database.
  static void find() {
    if (System.getProperty(SQLITE) == null) {
      program()
          .map(jar -> jar.resolveSibling("native").resolve("org/sqlite/native").resolve(system()))
          .filter(Files::isDirectory)
          .ifPresent(folder -> System.setProperty(SQLITE, folder.toString()));
    }
  }

  private static Optional<Path> program() {
    @Nullable CodeSource source = NativeLibraries.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// The folder of a system in SQLite's jar, such as `Linux/x86_64`.
  private static String system() {
    String name = System.getProperty("os.name").startsWith("Mac") ? "Mac" : "Linux";
    String processor = System.getProperty("os.arch");
    return name + "/" + (processor.equals("amd64") ? "x86_64" : processor);
  }
}
