package dev.mortise.sim.command.event;

import dev.mortise.sim.phone.watch.Sight;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a watch shows: lines for people and fields for programs, of each sight. What is an alarm
/// says so before everything else.
///
/// @param events shows the entries of the log
public record SightLines(EventLines events) {

  /// Lines for people.
  public String line(Sight sight) {
    return sight.alarm().map("*** ALARM: %s ***%n"::formatted).orElse("") + told(sight);
  }

  private String told(Sight sight) {
    return switch (sight) {
      case Sight.Following(long after) -> "Following the events behind number " + after + ".";
      case Sight.Logged(var entry) -> events.line(entry);
      case Sight.Interrupted(String why, var again) ->
          "Interrupted: %s. Calling again in %.1f s.".formatted(why, again.toMillis() / 1000.0);
      case Sight.Silent(var lastWord, String why) ->
          "No word from the lock %s: %s."
              .formatted(lastWord.map(at -> "since " + at).orElse("since the watch began"), why);
      case Sight.HeardAgain() -> "The lock is heard again.";
      case Sight.Withheld(var missing) ->
          "The lock has more than the companion brings:%n%s".formatted(events.line(missing));
    };
  }

  /// The same for programs.
  public Map<String, Object> fields(Sight sight) {
    Map<String, Object> fields = new LinkedHashMap<>();
    sight.alarm().ifPresent(alarm -> fields.put("alarm", alarm));
    switch (sight) {
      case Sight.Following(long after) -> {
        fields.put("watch", "following");
        fields.put("after", after);
      }
      case Sight.Logged(var entry) -> fields.putAll(events.fields(entry));
      case Sight.Interrupted(String why, var again) -> {
        fields.put("watch", "interrupted");
        fields.put("why", why);
        fields.put("again", again.toString());
      }
      case Sight.Silent(var lastWord, String why) -> {
        fields.put("watch", "silent");
        lastWord.map(Instant::toString).ifPresent(at -> fields.put("since", at));
        fields.put("why", why);
      }
      case Sight.HeardAgain() -> fields.put("watch", "heard-again");
      case Sight.Withheld(var missing) -> {
        fields.put("watch", "withheld");
        fields.putAll(events.fields(missing));
      }
    }
    return fields;
  }
}
