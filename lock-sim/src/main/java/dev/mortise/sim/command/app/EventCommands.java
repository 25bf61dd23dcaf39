package dev.mortise.sim.command.app;

import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.command.event.EventLines;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneEvents;
import dev.mortise.sim.phone.PhoneEvents.Since;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.journal.EventLog.Entry;
import java.io.IOException;
import java.util.List;
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
    protected int run(Phone phone, Report report) throws IOException {
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
    protected int run(Phone phone, Report report) throws IOException {
      PhoneLock lock = lock(phone);
      return told(this, lock, lock.events().read(from), Integer.MAX_VALUE, report);
    }
  }

  private static int told(
      PhoneTask task, PhoneLock lock, PhoneEvents.Told told, int last, Report report)
      throws IOException {
    EventLines lines = EventLines.of(lock.known().names());
    List<Entry> entries = told.entries();
    entries
        .subList(Math.max(0, entries.size() - last), entries.size())
        .forEach(entry -> report.say(lines.line(entry), lines.fields(entry)));
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
}
