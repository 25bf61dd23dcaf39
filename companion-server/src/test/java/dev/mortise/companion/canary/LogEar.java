package dev.mortise.companion.canary;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import org.tinylog.core.LogEntry;
import org.tinylog.core.LogEntryValue;
import org.tinylog.writers.Writer;

/// Notes every line that is logged while a recording runs, at whatever level.
public final class LogEar implements Writer {

  /// Where lines are noted.
  public static final String PLACE = "log";

  /// For tinylog, which makes it.
  public LogEar(Map<String, String> properties) {}

  @Override
  public Collection<LogEntryValue> getRequiredLogEntryValues() {
    return EnumSet.of(LogEntryValue.MESSAGE, LogEntryValue.EXCEPTION);
  }

  @Override
  public void write(LogEntry entry) {
    Recording.running().ifPresent(recording -> recording.note(PLACE, text(entry)));
  }

  private static String text(LogEntry entry) {
    StringWriter text = new StringWriter().append(String.valueOf(entry.getMessage()));
    if (entry.getException() != null) {
      entry.getException().printStackTrace(new PrintWriter(text.append("\n"), true));
    }
    return text.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
