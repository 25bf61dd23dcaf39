package dev.mortise.tidy;

/// A file of the project as it stands on disk.
///
/// @param path relative to the project's root, with `/` on every system
/// @param text all of it
record TextFile(String path, String text) {
  boolean isJava() {
    return path.endsWith(".java");
  }

  boolean isMain() {
    return path.contains("/src/main/java/");
  }

  boolean isTest() {
    return path.contains("/src/test/java/");
  }

  boolean isPackageInfo() {
    return path.endsWith("/package-info.java");
  }

  /// The folder that holds the file, which stands for its package and source set.
  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  Fault fault(long line, String what) {
    return new Fault(path, line, what);
  }
}
