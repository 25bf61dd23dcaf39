package dev.mortise.companion.http.input;

import dev.mortise.protocol.Octets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// The fields of a JSON object or of a query string, taken out one by one. Faults are collected,
/// and a field that nobody asked for is one too.
public final class Fields {
  private static final int NAME_SHOWN = 32;

  private final Map<String, JsonNode> sent;
  private final boolean query;
  private final Set<String> known = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private Fields(Map<String, JsonNode> sent, boolean query) {
    this.sent = sent;
    this.query = query;
  }

  /// Of a request body.
  static Fields ofObject(Map<String, JsonNode> object) {
    return new Fields(object, false);
  }

  /// Of a query string, whose values are all text.
  static Fields ofQuery(Map<String, String> parameters) {
    Map<String, JsonNode> sent = new TreeMap<>();
    parameters.forEach((name, value) -> sent.put(name, StringNode.valueOf(value)));
    return new Fields(sent, true);
  }

  /// A text that must be there.
  public <T> Field<T> text(String name, Meaning<String, T> meaning) {
    return required(name, optionalText(name, meaning));
  }

  /// A text that may be missing.
  public <T> Field<Optional<T>> optionalText(String name, Meaning<String, T> meaning) {
    return read(name, "text", node -> node.isString() ? node.stringValue() : null, meaning);
  }

  /// Bytes in base64url without padding (RFC 4648 section 5) that must be there.
  public <T> Field<T> bytes(String name, Meaning<Octets, T> meaning) {
    return required(name, optionalBytes(name, meaning));
  }

  /// Bytes in base64url without padding that may be missing.
  public <T> Field<Optional<T>> optionalBytes(String name, Meaning<Octets, T> meaning) {
    return read(name, "base64url without padding", Fields::octets, meaning);
  }

  /// A whole number in a range that must be there.
  public Field<Long> integer(String name, long min, long max) {
    return required(name, optionalInteger(name, min, max));
  }

  /// A whole number in a range that may be missing.
  public Field<Optional<Long>> optionalInteger(String name, long min, long max) {
    return read(
        name,
        "a whole number",
        this::number,
        number -> {
          if (number < min || number > max) {
            throw new IllegalArgumentException("must be from " + min + " to " + max);
          }
          return number;
        });
  }

  /// The value that the fields make, or all their faults.
  ///
  /// @param whole makes the value; called only if no field had a fault. What it finds wrong with
  ///   the fields together it says in an `IllegalArgumentException`
  public <T> Parsed<T> parsed(Supplier<T> whole) {
    sent.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> faults.add(new Fault(shortened(name), "is not known here")));
    if (!faults.isEmpty()) {
      return new Parsed.Bad<>(faults);
    }
    try {
      return new Parsed.Good<>(whole.get());
    } catch (IllegalArgumentException e) {
      return Parsed.Bad.of(query ? "query" : "body", message(e));
    }
  }

  /// For routes that take no input.
  public Parsed<Nothing> nothing() {
    return parsed(Nothing::new);
  }

  private <T> Field<T> required(String name, Field<Optional<T>> field) {
    if (!sent.containsKey(name)) {
      faults.add(new Fault(name, "is missing"));
    }
    Optional<T> value = field.peek();
    return new Field<>(value == null ? null : value.orElse(null));
  }

  private <A, T> Field<Optional<T>> read(
      String name, String kind, Shape<A> shape, Meaning<A, T> meaning) {
    known.add(name);
    JsonNode node = sent.get(name);
    if (node == null) {
      return new Field<>(Optional.empty());
    }
    A value = shape.of(node);
    if (value == null) {
      faults.add(new Fault(name, "must be " + kind));
      return new Field<>(null);
    }
    try {
      return new Field<>(Optional.of(meaning.of(value)));
    } catch (Exception e) {
      if (e instanceof RuntimeException bug && !(e instanceof IllegalArgumentException)) {
        throw bug;
      }
      faults.add(new Fault(name, message(e)));
      return new Field<>(null);
    }
  }

  private interface Shape<A> {
    @Nullable A of(JsonNode node);
  }

  private @Nullable Long number(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (!query || !node.stringValue().matches("-?[0-9]{1,18}")) {
      return null;
    }
    return Long.valueOf(node.stringValue());
  }

  private static @Nullable Octets octets(JsonNode node) {
    return node.isString() ? Base64Url.decode(node.stringValue()).orElse(null) : null;
  }

  private static String shortened(String name) {
    return name.length() <= NAME_SHOWN ? name : name.substring(0, NAME_SHOWN) + "...";
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return message == null ? "is not valid" : message;
  }
}
