package dev.mortise.sim.command.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void fieldsWithoutAnOrderComeInTheSameOneEachTime() {
    assertEquals(
        "{\"result\":\"done\",\"bolt\":\"locked\",\"sequence\":7,\"user\":3}\n",
        said(Map.of("user", 3, "sequence", 7, "bolt", "locked", "result", "done")));
  }

  @Test
  void anOrderThatIsMeantIsKept() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("user", 3);
    fields.put("name", "Bo");

    assertEquals("{\"user\":3,\"name\":\"Bo\"}\n", said(fields));
  }

  private static String said(Map<String, ?> fields) {
    StringWriter out = new StringWriter();
    new Report(new PrintWriter(out), new PrintWriter(new StringWriter()), true).say("", fields);
    return out.toString();
  }
}
