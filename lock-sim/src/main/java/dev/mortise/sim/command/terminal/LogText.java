package dev.mortise.sim.command.terminal;

import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalEntry;
import dev.mortise.lock.StoredState;
import dev.mortise.protocol.cbor.CborValue.CborText;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.sim.command.event.EventSentence;
import dev.mortise.sim.command.event.Names;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Says the events of a lock, for people or, a JSON object a line, for programs.
final class LogText {

  private final boolean json;

  LogText(boolean json) {
    this.json = json;
  }

  String of(JournalEntry entry, StoredState stored) {
    try {
      EventMessage message = EventMessage.decode(entry.payload());
      String sentence = EventSentence.of(message.event(), names(stored));
      return json
          ? Json.MAPPER.writeValueAsString(fields(message, sentence))
          : line(message, sentence);
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

  private static Map<String, @Nullable Object> fields(EventMessage message, String sentence) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("sequence", message.sequence());
    fields.put("generation", message.generation().number());
    fields.put("time", message.time().map(Object::toString).orElse(null));
    fields.put("kind", kind(message));
    fields.put("text", sentence);
    return fields;
  }

  private static String kind(EventMessage message) {
    return message.event().toCbor().at(0).orElseThrow() instanceof CborText(var kind) ? kind : "";
  }

  private static Names names(StoredState stored) {
    return new Names() {
      @Override
      public String user(UserIndex user) {
        return stored
            .household()
            .user(user)
            .map(User::name)
            .map(name -> name.text() + " (user " + user + ")")
            .orElseGet(() -> Names.NONE.user(user));
      }

      @Override
      public String app(KeyId key) {
        return stored
            .access()
            .find(key)
            .map(EnrolledKey::name)
            .map(name -> "app \"" + name + "\"")
            .orElseGet(() -> Names.NONE.app(key));
      }
    };
  }

  /// Loaded only by whoever asks for JSON: it costs a terminal's start some hundred milliseconds.
  private static final class Json {
    static final JsonMapper MAPPER = new JsonMapper();
  }
}
