package dev.mortise.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Something that the whole system is put to.
interface Load {

  /// What it is called on the command line.
  String name();

  /// What it does, in one line.
  String sentence();

  /// Runs it.
  ///
  /// @param smoke at a tiny size, which shows that it still runs and measures nothing
  /// @param folder an empty folder for whatever it keeps
  /// @throws IOException saying in one sentence what went wrong
  List<Figure> run(boolean smoke, Path folder) throws IOException, InterruptedException;
}
