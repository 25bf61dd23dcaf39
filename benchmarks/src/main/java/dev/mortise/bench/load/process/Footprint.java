package dev.mortise.bench.load.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a process keeps in memory, read from outside with what Linux and every JDK have.
///
/// @param residentBytes pages of memory that the process has, of whatever kind
/// @param heapBytes live objects
public record Footprint(long residentBytes, long heapBytes) {

  private static final long BYTES_PER_KIB = 1024;

  /// The histogram's last line: how many objects live, and in how many bytes.
  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /// Has a JVM drop its garbage, and reads.
  ///
  /// @throws IOException if it cannot be read, as where there is no `/proc`
  public static Footprint of(ChildProcess process) throws IOException {
    String pid = String.valueOf(process.pid());
    Path status = Path.of("/proc", pid, "status");
    if (!Files.isReadable(status)) {
      throw new IOException("resident memory is read from /proc, which only Linux has");
    }
    // Each histogram of live objects begins with a full collection; the second one gives back
    // memory that the first one freed.
    var _ = number(TOTAL, histogram(pid));
    long heap = number(TOTAL, histogram(pid));
    return new Footprint(
        number(RESIDENT, Files.readAllLines(status).stream()) * BYTES_PER_KIB, heap);
  }

  private static Stream<String> histogram(String pid) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked =
        new ProcessBuilder(jcmd.toString(), pid, "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (var said = asked.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = said.readAllLines();
      return lines.stream();
    }
  }

  private static long number(Pattern line, Stream<String> lines) throws IOException {
    return lines
        .map(line::matcher)
        .filter(found -> found.matches())
        .map(found -> Long.parseLong(found.group(1)))
        .findFirst()
        .orElseThrow(() -> new IOException("a process does not tell its memory: " + line));
  }
}
