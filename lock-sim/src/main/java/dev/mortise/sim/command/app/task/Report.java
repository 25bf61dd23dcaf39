package dev.mortise.sim.command.app.task;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/// What a command says: sentences for people, or JSON for programs, an object a line.
public final class Report {

  private static final ObjectMapper MAPPER = new ObjectMapper();

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
    out.println(json ? MAPPER.writeValueAsString(fields) : sentence);
    out.flush();
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
      fields.put("result", word.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
      fields.put("why", sentence);
      out.println(MAPPER.writeValueAsString(fields));
      out.flush();
    } else {
      err.println(sentence);
      err.flush();
    }
  }
}
