package dev.mortise.sim.phone.companion.http;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// An object that the companion sent. What is missing in it, or of another kind than expected, ends
/// the call: half an answer is none.
///
/// @param node the object
public record Json(JsonNode node) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// Reads an object.
  public static Json parse(String text) throws CompanionFailed {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isObject()) {
        return new Json(node);
      }
    } catch (JacksonException e) {
      throw new CompanionFailed(Reason.BROKEN, "the companion's answer is no JSON", e);
    }
    throw new CompanionFailed(Reason.BROKEN, "the companion's answer is no JSON object");
  }

  /// Writes a value.
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /// A text.
  public String text(String field) throws CompanionFailed {
    return optionalText(field).orElseThrow(() -> missing(field));
  }

  /// A text, if it is there.
  public Optional<String> optionalText(String field) {
    return Optional.ofNullable(node.get(field))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue);
  }

  /// A lock's id.
  public LockId lock(String field) throws CompanionFailed {
    try {
      return LockId.parse(text(field));
    } catch (IllegalArgumentException e) {
      throw new CompanionFailed(Reason.BROKEN, "the companion's \"" + field + "\" is no lock", e);
    }
  }

  /// A whole number.
  public long number(String field) throws CompanionFailed {
    return Optional.ofNullable(node.get(field))
        .filter(JsonNode::canConvertToLong)
        .map(JsonNode::longValue)
        .orElseThrow(() -> missing(field));
  }

  /// True or false.
  public boolean flag(String field) throws CompanionFailed {
    return Optional.ofNullable(node.get(field))
        .filter(JsonNode::isBoolean)
        .map(JsonNode::booleanValue)
        .orElseThrow(() -> missing(field));
  }

  /// Bytes.
  public Octets bytes(String field) throws CompanionFailed {
    try {
      return Base64Url.decode(text(field));
    } catch (IllegalArgumentException e) {
      throw new CompanionFailed(Reason.BROKEN, "the companion's \"" + field + "\" is no bytes", e);
    }
  }

  /// Bytes, if they are there.
  public Optional<Octets> optionalBytes(String field) throws CompanionFailed {
    return optionalText(field).isPresent() ? Optional.of(bytes(field)) : Optional.empty();
  }

  /// A moment.
  public Instant time(String field) throws CompanionFailed {
    try {
      return Instant.parse(text(field));
    } catch (DateTimeException e) {
      throw new CompanionFailed(Reason.BROKEN, "the companion's \"" + field + "\" is no time", e);
    }
  }

  /// An array of objects.
  public List<Json> objects(String field) throws CompanionFailed {
    JsonNode array = node.get(field);
    if (array == null || !array.isArray()) {
      throw missing(field);
    }
    List<Json> objects = new ArrayList<>();
    for (JsonNode item : array) {
      objects.add(new Json(item));
    }
    return objects;
  }

  /// An object, if it is there.
  public Optional<Json> optionalObject(String field) {
    return Optional.ofNullable(node.get(field)).filter(JsonNode::isObject).map(Json::new);
  }

  /// An array of texts.
  public List<String> texts(String field) throws CompanionFailed {
    JsonNode array = node.get(field);
    if (array == null || !array.isArray()) {
      throw missing(field);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array) {
      if (item.isString()) {
        texts.add(item.stringValue());
      }
    }
    return texts;
  }

  private static CompanionFailed missing(String field) {
    return new CompanionFailed(
        Reason.BROKEN, "the companion's answer lacks \"" + field + "\", or has it in another form");
  }
}
