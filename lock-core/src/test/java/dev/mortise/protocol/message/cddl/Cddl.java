package dev.mortise.protocol.message.cddl;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBool;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborNull;
import dev.mortise.protocol.cbor.CborValue.CborText;
import dev.mortise.protocol.message.cddl.CddlType.Entry;
import dev.mortise.protocol.message.cddl.CddlType.Group;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A schema that values are held against.
public final class Cddl {

  private final Map<String, CddlType> types;
  private final Map<String, Group> groups;

  Cddl(Map<String, CddlType> types, Map<String, Group> groups) {
    this.types = Map.copyOf(types);
    this.groups = Map.copyOf(groups);
  }

  /// The project's schema.
  public static Cddl ofMortise() {
    try (InputStream stream =
        Objects.requireNonNull(
            Cddl.class.getResourceAsStream("/dev/mortise/protocol/mortise.cddl"))) {
      return CddlParser.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the schema", e);
    }
  }

  /// Whether the value is what the rule says.
  public boolean matches(String rule, CborValue value) {
    return matches(new CddlType.Named(rule), value);
  }

  private boolean matches(CddlType type, CborValue value) {
    return switch (type) {
      case CddlType.Choice(var options) -> options.stream().anyMatch(o -> matches(o, value));
      case CddlType.Literal(CborValue literal) -> literal.equals(value);
      case CddlType.Range(long low, long high) ->
          value instanceof CborInt(long number) && number >= low && number <= high;
      case CddlType.Named(String name) -> named(name, value);
      case CddlType.Sized(CddlType inner, long low, long high) ->
          matches(inner, value) && sized(value, low, high);
      case CddlType.MapOf(Group group) ->
          value instanceof CborMap(var entries)
              && options(group, new HashMap<>(entries)).stream().anyMatch(Map::isEmpty);
      case CddlType.ArrayOf(Group group) ->
          value instanceof CborArray(var items) && items(group, items);
    };
  }

  private boolean named(String name, CborValue value) {
    CddlType rule = types.get(name);
    if (rule != null) {
      return matches(rule, value);
    }
    return switch (name) {
      case "any" -> true;
      case "bstr" -> value instanceof CborBytes;
      case "tstr" -> value instanceof CborText;
      case "bool" -> value instanceof CborBool;
      case "null" -> value instanceof CborNull;
      case "int" -> value instanceof CborInt;
      case "uint" -> value instanceof CborInt(long number) && number >= 0;
      default -> throw new IllegalStateException("no rule name=" + name);
    };
  }

  private static boolean sized(CborValue value, long low, long high) {
    long size =
        switch (value) {
          case CborBytes(var octets) -> octets.size();
          case CborText(String text) -> text.getBytes(StandardCharsets.UTF_8).length;
          case CborInt(long number) -> Math.max(1, (71 - Long.numberOfLeadingZeros(number)) / 8);
          default -> throw new IllegalStateException("size of " + value);
        };
    return size <= high && (value instanceof CborInt || size >= low);
  }

  /// What may be left of these fields after the group has taken its own.
  private List<Map<CborKey, CborValue>> options(Group group, Map<CborKey, CborValue> fields) {
    return group.options().stream().flatMap(one -> sequence(one, fields).stream()).toList();
  }

  private List<Map<CborKey, CborValue>> sequence(
      List<Entry> entries, Map<CborKey, CborValue> fields) {
    List<Map<CborKey, CborValue>> left = List.of(fields);
    for (Entry entry : entries) {
      left = left.stream().flatMap(rest -> taken(entry, rest).stream()).toList();
    }
    return left;
  }

  private List<Map<CborKey, CborValue>> taken(Entry entry, Map<CborKey, CborValue> fields) {
    Optional<Group> group = groupOf(entry);
    if (group.isPresent()) {
      List<Map<CborKey, CborValue>> left = options(group.get(), fields);
      return entry.min() == 0 && left.isEmpty() ? List.of(fields) : left;
    }
    Map<CborKey, CborValue> rest = new HashMap<>(fields);
    int before = rest.size();
    rest.entrySet()
        .removeIf(
            field ->
                matches(entry.key().orElseThrow(), field.getKey())
                    && matches(entry.value().orElseThrow(), field.getValue()));
    return before - rest.size() >= entry.min() ? List.of(rest) : List.of();
  }

  private Optional<Group> groupOf(Entry entry) {
    if (entry.inner().isPresent()) {
      return entry.inner();
    }
    return entry.key().isEmpty()
            && entry.value().orElseThrow() instanceof CddlType.Named(String name)
        ? Optional.ofNullable(groups.get(name))
        : Optional.empty();
  }

  /// Arrays of the schema hold types only, the last one perhaps several times.
  private boolean items(Group group, List<CborValue> items) {
    List<Entry> entries = group.options().getFirst();
    int at = 0;
    for (Entry entry : entries) {
      int count = 0;
      while (at < items.size()
          && count < entry.max()
          && matches(entry.value().orElseThrow(), items.get(at))) {
        at++;
        count++;
      }
      if (count < entry.min()) {
        return false;
      }
    }
    return at == items.size();
  }
}
