package dev.mortise.sim.command.event;

import dev.mortise.journal.EventMessage;
import dev.mortise.protocol.cbor.CborValue.CborText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event of the lock's journal, for programs.
public final class EventFields {

  private EventFields() {}

  /// Its number, generation, time or null, kind, and the sentence for people.
  public static Map<String, @Nullable Object> of(EventMessage message, Names names) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("sequence", message.sequence());
    fields.put("generation", message.generation().number());
    fields.put("time", message.time().map(Object::toString).orElse(null));
    fields.put("kind", kind(message));
    fields.put("text", EventSentence.of(message.event(), names));
    return fields;
  }

  /// The word for what happened.
  static String kind(EventMessage message) {
    return message.event().toCbor().at(0).orElseThrow() instanceof CborText(var kind) ? kind : "";
  }
}
