package dev.mortise.sim.command.app;

import dev.mortise.alarm.AlarmMeaning;
import dev.mortise.journal.EventMessage;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.sim.command.event.EventSentence;
import dev.mortise.sim.command.event.Names;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneEvents;
import dev.mortise.sim.phone.PhoneEvents.Since;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.journal.EventLog.Entry;
import dev.mortise.sim.phone.memory.KnownNames;
import dev.mortise.user.UserIndex;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What happened at the lock.
final class EventCommands {

  private EventCommands() {}

  @Command(
      name = "events",
      description =
          "List the events that the companion has, each verified: who, how, which credential.")
  static final class Events extends PhoneTask {

    @Option(names = "--last", paramLabel = "N", description = "Show the newest N (50).")
    private int last = 50;

    @Option(names = "--new", description = "Only what this phone has not verified before.")
    private boolean onlyNew;

    @Override
    int run(Phone phone, Report report) throws IOException {
      PhoneLock lock = lock(phone);
      PhoneEvents.Told told = lock.events().fetch(onlyNew ? Since.LAST_TIME : Since.THE_START);
      return told(this, lock, told, last, report);
    }
  }

  @Command(name = "read-log", description = "Read the lock's own log, from the lock itself.")
  static final class ReadLog extends PhoneTask {

    @Option(names = "--from", paramLabel = "N", description = "The first event wanted (1).")
    private long from = 1;

    @Override
    int run(Phone phone, Report report) throws IOException {
      PhoneLock lock = lock(phone);
      return told(this, lock, lock.events().read(from), Integer.MAX_VALUE, report);
    }
  }

  private static int told(
      PhoneTask task, PhoneLock lock, PhoneEvents.Told told, int last, Report report)
      throws IOException {
    Names names = names(lock.known().names());
    List<Entry> entries = told.entries();
    entries
        .subList(Math.max(0, entries.size() - last), entries.size())
        .forEach(entry -> report.say(line(entry, names), fields(entry, names)));
    if (told.failure().isPresent()) {
      return task.tell(report, told.failure().get(), _ -> "");
    }
    long faults = entries.stream().filter(entry -> !(entry instanceof Entry.Verified)).count();
    report.remark(
        faults == 0
            ? "%d events, each signed by the lock and joined to the one before."
                .formatted(entries.size())
            : "%d events; the chain is NOT whole: %d faults.".formatted(entries.size(), faults));
    return faults == 0 ? PhoneTask.DONE : PhoneTask.NOT_VERIFIED;
  }

  static String line(Entry entry, Names names) {
    return switch (entry) {
      case Entry.Verified(EventMessage message, AlarmMeaning meaning) ->
          "%5d  %s  %s%s"
              .formatted(
                  message.sequence(),
                  message.time().map(Instant::toString).orElse("time unknown"),
                  meaning == AlarmMeaning.DURESS ? "DURESS ALARM: " : "",
                  EventSentence.of(message.event(), names));
      case Entry.Gap(long from, long to) -> "       MISSING: events %d to %d".formatted(from, to);
      case Entry.Broken(String fault) -> "       NOT BELIEVED: " + fault;
    };
  }

  static Map<String, Object> fields(Entry entry, Names names) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (entry) {
      case Entry.Verified(EventMessage message, AlarmMeaning meaning) -> {
        fields.put("sequence", message.sequence());
        message.time().ifPresent(time -> fields.put("time", time.toString()));
        fields.put("event", EventSentence.of(message.event(), names));
        fields.put("duress", meaning == AlarmMeaning.DURESS);
      }
      case Entry.Gap(long from, long to) -> {
        fields.put("missingFrom", from);
        fields.put("missingTo", to);
      }
      case Entry.Broken(String fault) -> fields.put("notBelieved", fault);
    }
    return fields;
  }

  static Names names(KnownNames known) {
    return new Names() {
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
    };
  }
}
