package dev.mortise.sim.command.script;

import dev.mortise.sim.device.face.Observers;
import dev.mortise.sim.flash.slot.TwoSlots;
import dev.mortise.sim.world.scenario.ScenarioResult;
import dev.mortise.sim.world.scenario.ScenarioResult.Failure;
import dev.mortise.sim.world.script.ScriptReading;
import dev.mortise.sim.world.script.ScriptReading.Fault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Plays a script and says how it went.
public final class ScriptPlay {

  private static final int HELD = 0;
  private static final int NOT_HELD = 1;
  private static final int UNREADABLE = 2;

  private ScriptPlay() {}

  /// Plays a script.
  ///
  /// @param seed what chance is drawn from, before what the script names
  /// @return the exit code: 0 if all was as expected, 1 if not, 2 if the script is wrong
  public static int of(
      Path script, Optional<Long> seed, boolean json, PrintStream out, PrintStream err) {
    String text;
    try {
      text = Files.readString(script, StandardCharsets.UTF_8);
    } catch (IOException e) {
      err.printf("%s %s; name a file with --script.%n", script, unreadable(script, e));
      return UNREADABLE;
    }
    quiet();
    return switch (ScriptReading.parse(text)) {
      case ScriptReading.NotUnderstood(var faults) -> {
        for (Fault fault : faults) {
          err.printf("%s:%d: %s%n", script, fault.line(), fault.what());
        }
        yield UNREADABLE;
      }
      case ScriptReading.Understood(var scenario) -> {
        ScenarioResult result = seed.map(scenario::of).orElse(scenario).run();
        if (json) {
          out.println(Json.MAPPER.writeValueAsString(fields(script, result)));
        } else {
          tell(script, result, out);
        }
        yield result.passed() ? HELD : NOT_HELD;
      }
    };
  }

  private static String unreadable(Path script, IOException failure) {
    if (failure instanceof CharacterCodingException) {
      return "is no text";
    }
    if (Files.isDirectory(script)) {
      return "is a folder";
    }
    return Files.exists(script) ? "cannot be read" : "does not exist";
  }

  /// A script makes the flash fail on purpose, and its result tells what came of it; so what the
  /// lock would log about its flash stays out. Heard only before the first line is logged, and not
  /// where a level was chosen.
  private static void quiet() {
    for (Class<?> who : List.of(Observers.class, TwoSlots.class)) {
      String level = "tinylog.level@" + who.getName();
      if (System.getProperty(level) == null) {
        System.setProperty(level, "off");
      }
    }
  }

  private static void tell(Path script, ScenarioResult result, PrintStream out) {
    for (Failure failure : result.failures()) {
      out.printf(
          "%s:%d: expected %s, found %s%n",
          script, failure.line(), failure.expected(), failure.found());
    }
    if (!result.waiting().isEmpty()) {
      out.printf("planned, and never came: %s%n", String.join(", ", result.waiting()));
    }
    out.printf(
        "%d steps in %s of the lock's time, %d decisions; %s.%n",
        result.steps(),
        lasting(result.lasted().toSeconds()),
        result.decisions(),
        result.passed()
            ? "all %d expectations held".formatted(result.expectations())
            : "%d of it came otherwise".formatted(result.failures().size()));
    if (!result.passed()) {
      out.printf("again: %s%n", again(script, result));
    }
  }

  private static String again(Path script, ScenarioResult result) {
    return "./mortise lock --script %s --seed %d".formatted(script, result.seed());
  }

  private static String lasting(long seconds) {
    return "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  private static Map<String, Object> fields(Path script, ScenarioResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("script", script.toString());
    fields.put("passed", result.passed());
    fields.put("seed", result.seed());
    fields.put("steps", result.steps());
    fields.put("expectations", result.expectations());
    fields.put("decisions", result.decisions());
    fields.put("seconds", result.lasted().toNanos() / 1e9);
    List<Map<String, Object>> failures =
        result.failures().stream().map(ScriptPlay::fields).toList();
    fields.put("failures", failures);
    fields.put("waiting", result.waiting());
    fields.put("again", again(script, result));
    return fields;
  }

  private static Map<String, Object> fields(Failure failure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("line", failure.line());
    fields.put("expected", failure.expected());
    fields.put("found", failure.found());
    return fields;
  }

  /// Loaded only by whoever asks for JSON.
  private static final class Json {
    static final JsonMapper MAPPER = new JsonMapper();
  }
}
