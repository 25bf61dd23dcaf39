package dev.mortise.sim.command.event;

import dev.mortise.alarm.AlarmMeaning;
import dev.mortise.journal.EventMessage;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.sim.phone.journal.EventLog.Entry;
import dev.mortise.sim.phone.memory.KnownNames;
import dev.mortise.user.UserIndex;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a phone shows of its log: a line for people and fields for programs, of each entry.
///
/// @param names what the phone calls users and apps
public record EventLines(Names names) {

  /// Lines with the names that a phone knows.
  public static EventLines of(KnownNames known) {
    return new EventLines(
        new Names() {
          @Override
          public String user(UserIndex user) {
            String name = known.users().get(user);
            return name == null || name.isEmpty() ? Names.NONE.user(user) : name;
          }

          @Override
          public String app(KeyId key) {
            return known.apps().containsKey(key)
                ? "\"" + known.apps().get(key) + "\""
                : Names.NONE.app(key);
          }
        });
  }

  /// A line for people.
  public String line(Entry entry) {
    return switch (entry) {
      case Entry.Verified(EventMessage message, AlarmMeaning meaning) ->
          "%5d  %s  %s%s"
              .formatted(
                  message.sequence(),
                  message
                      .time()
                      .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                      .orElse("time unknown"),
                  meaning == AlarmMeaning.DURESS ? "DURESS ALARM: " : "",
                  EventSentence.of(message.event(), names));
      case Entry.Gap(long from, long to) -> "       MISSING: events %d to %d".formatted(from, to);
      case Entry.Broken(String fault) -> "       NOT BELIEVED: " + fault;
    };
  }

  /// The same for programs.
  public Map<String, Object> fields(Entry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (entry) {
      case Entry.Verified(EventMessage message, AlarmMeaning meaning) -> {
        fields.put("sequence", message.sequence());
        message.time().ifPresent(time -> fields.put("time", time.toString()));
        fields.put("kind", EventFields.kind(message));
        fields.putAll(EventParties.of(message.event()).fields());
        fields.put("verified", true);
        fields.put("event", EventSentence.of(message.event(), names));
        fields.put("duress", meaning == AlarmMeaning.DURESS);
      }
      case Entry.Gap(long from, long to) -> {
        fields.put("verified", false);
        fields.put("missingFrom", from);
        fields.put("missingTo", to);
      }
      case Entry.Broken(String fault) -> {
        fields.put("verified", false);
        fields.put("notBelieved", fault);
      }
    }
    return fields;
  }
}
