package dev.mortise.sim.command.app.task;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.ObjectMapper;

/// What a command says: sentences for people, or JSON for programs, an object a line.
public final class Report {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String RESULT = "result";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;

  Report(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /// Says something, in the form that was asked for.
  public void say(String sentence, Map<String, ?> fields) {
    out.println(json ? MAPPER.writeValueAsString(ordered(fields)) : sentence);
    out.flush();
  }

  /// Fields without an order of their own come in the same order each time: the result, then by
  /// name.
  private static Map<String, ?> ordered(Map<String, ?> fields) {
    if (fields instanceof SequencedMap) {
      return fields;
    }
    SortedMap<String, Object> ordered =
        new TreeMap<>(Comparator.comparing(name -> name.equals(RESULT) ? "" : name));
    ordered.putAll(fields);
    return ordered;
  }

  /// Says something beside the matter, to people only.
  public void remark(String sentence) {
    if (!json) {
      err.println(sentence);
      err.flush();
    }
  }

  /// Says why something was not done.
  ///
  /// @param word the same for programs
  public void fail(String sentence, String word) {
    if (json) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put(RESULT, word.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
      fields.put("why", sentence);
      out.println(MAPPER.writeValueAsString(fields));
      out.flush();
    } else {
      err.println(sentence);
      err.flush();
    }
  }
}
