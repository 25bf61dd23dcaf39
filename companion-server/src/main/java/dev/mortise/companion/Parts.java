package dev.mortise.companion;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.tinylog.Logger;

/// The parts of something that runs, started one after the other and ended in reverse.
public final class Parts implements AutoCloseable {

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  private Parts() {}

  /// Puts a whole together.
  @FunctionalInterface
  public interface Assembly<T> {

    /// Starts the parts, and hands each over as soon as it runs.
    T of(Parts parts) throws IOException;
  }

  /// Starts a whole. If that fails, however far it came, what was started of it has ended.
  public static <T> T start(Assembly<T> assembly) throws IOException {
    Parts parts = new Parts();
    try {
      return assembly.of(parts);
    } catch (IOException | RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  /// Takes over a part that runs.
  public synchronized <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  /// Ends every part, the last started first. Whoever calls this while another does waits for them.
  @Override
  public synchronized void close() {
    while (!started.isEmpty()) {
      AutoCloseable part = started.pop();
      try {
        part.close();
      } catch (Exception e) {
        Logger.warn(e, "a part did not end cleanly part={}", part.getClass().getName());
      }
    }
  }
}
