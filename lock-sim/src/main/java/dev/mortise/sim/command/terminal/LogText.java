package dev.mortise.sim.command.terminal;

import dev.mortise.firmware.FirmwareOutcome;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalEntry;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.StoredState;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.sim.command.event.EventFields;
import dev.mortise.sim.command.event.EventSentence;
import dev.mortise.sim.command.event.HouseholdNames;
import dev.mortise.sim.command.event.Names;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Says the events of a lock, for people or, a JSON object a line, for programs.
final class LogText {

  private static final String ALARM = "‼ ";

  private final boolean json;

  LogText(boolean json) {
    this.json = json;
  }

  String of(JournalEntry entry, StoredState stored) {
    EventMessage message = decoded(entry);
    Names names = new HouseholdNames(stored);
    return json
        ? Json.MAPPER.writeValueAsString(EventFields.of(message, names))
        : line(message, EventSentence.of(message.event(), names));
  }

  /// One short line for an event just recorded; empty for what a sign tells anyway.
  Optional<String> news(JournalEntry entry, StoredState stored) {
    LockEvent event = decoded(entry).event();
    if (event instanceof LockEvent.Bolt) {
      return Optional.empty();
    }
    String mark = event instanceof LockEvent.Alarm ? ALARM : LockTerminal.RECORDED;
    return Optional.of(mark + EventSentence.of(event, new HouseholdNames(stored)) + advice(event));
  }

  /// A lock that refused a file awaits none any more.
  private static String advice(LockEvent event) {
    return event instanceof LockEvent.Firmware(_, var outcome, _)
            && outcome == FirmwareOutcome.REFUSED
        ? "; order it again: app firmware FILE"
        : "";
  }

  private static EventMessage decoded(JournalEntry entry) {
    try {
      return EventMessage.decode(entry.payload());
    } catch (MalformedCbor e) {
      throw new IllegalStateException("the lock wrote an event it cannot read", e);
    }
  }

  private static String line(EventMessage message, String sentence) {
    String time =
        message
            .time()
            .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
            .orElse("time unknown        ");
    return "%5d  %s  %s".formatted(message.sequence(), time, sentence);
  }

  /// Loaded only by whoever asks for JSON: it costs a terminal's start some hundred milliseconds.
  private static final class Json {
    static final JsonMapper MAPPER = new JsonMapper();
  }
}
