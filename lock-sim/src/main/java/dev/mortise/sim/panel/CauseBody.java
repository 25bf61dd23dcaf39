package dev.mortise.sim.panel;

import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.cause.CauseReading;
import dev.mortise.sim.panel.http.Call;
import dev.mortise.sim.panel.http.Fault;
import dev.mortise.sim.panel.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a call wants to happen: `{"causes": ["press 135790 ok", "clock +1s"]}`.
sealed interface CauseBody {

  /// How many causes one call may name.
  int CAUSES_MAX = 100;

  /// The causes, in order.
  record Read(List<Cause> causes) implements CauseBody {

    public Read {
      causes = List.copyOf(causes);
    }
  }

  /// Everything that is wrong.
  record Faulty(List<Fault> faults) implements CauseBody {

    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /// Reads the content of a call.
  static CauseBody read(Call call) {
    if (!call.mediaType().equals("application/json")) {
      return fault("content-type", "must be application/json");
    }
    Optional<JsonNode> body = Json.read(call.body()).filter(JsonNode::isObject);
    if (body.isEmpty()) {
      return fault("body", "must be a JSON object such as {\"causes\": [\"press 135790 ok\"]}");
    }
    List<Fault> faults = new ArrayList<>();
    body.get().propertyNames().stream()
        .filter(name -> !name.equals("causes"))
        .forEach(name -> faults.add(new Fault(name, "is not known here")));
    JsonNode lines = body.get().path("causes");
    if (!lines.isArray() || lines.isEmpty() || lines.size() > CAUSES_MAX) {
      faults.add(new Fault("causes", "must be a list of 1 to %d lines".formatted(CAUSES_MAX)));
      return new Faulty(faults);
    }
    List<Cause> causes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      read(lines.get(i), "causes/" + i, causes, faults);
    }
    return faults.isEmpty() ? new Read(causes) : new Faulty(faults);
  }

  private static void read(JsonNode line, String field, List<Cause> causes, List<Fault> faults) {
    if (!line.isString()) {
      faults.add(new Fault(field, "must be text, such as \"press 135790 ok\""));
      return;
    }
    switch (CauseReading.parse(line.stringValue())) {
      case CauseReading.NotUnderstood(var fault) -> faults.add(new Fault(field, fault));
      case CauseReading.Understood(Cause.Finger(var source)) when source.isFile() ->
          faults.add(
              new Fault(
                  field,
                  "Files are not read for callers; send the picture itself to /v1/fingers, or name"
                      + " a synthetic finger, such as synthetic:7/1."));
      case CauseReading.Understood(Cause.Firmware _) ->
          faults.add(
              new Fault(
                  field, "Files are not read for callers; send its content to /v1/firmware."));
      case CauseReading.Understood(var cause) -> causes.add(cause);
    }
  }

  private static CauseBody fault(String field, String fault) {
    return new Faulty(List.of(new Fault(field, fault)));
  }
}
