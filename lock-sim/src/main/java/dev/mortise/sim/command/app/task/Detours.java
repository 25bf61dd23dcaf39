package dev.mortise.sim.command.app.task;

import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Says, to people and programs alike, that a command goes another way than it was told. Each
/// sentence is said once, however often the command talks with the lock.
public final class Detours {

  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final PrintWriter errors;

  /// @param errors the standard error output
  public Detours(PrintWriter errors) {
    this.errors = errors;
  }

  /// Says it.
  ///
  /// @param sentence without its full stop
  public void tell(String sentence) {
    if (told.add(sentence)) {
      errors.println(sentence + ".");
      errors.flush();
    }
  }
}
