package dev.mortise.sim.panel.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The members of a JSON object in the making, in the order in which they are named.
final class Fields {

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  static Fields of(String name, @Nullable Object value) {
    return new Fields().and(name, value);
  }

  Fields and(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  Map<String, @Nullable Object> map() {
    return members;
  }
}
