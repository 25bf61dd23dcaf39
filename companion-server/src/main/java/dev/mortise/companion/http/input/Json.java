package dev.mortise.companion.http.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.AccountId;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// JSON as this API speaks it: strict when it reads (RFC 8259, no name twice, nothing behind the
/// end, shallow), and one spelling for each value when it writes.
///
/// Bytes are base64url without padding, times RFC 3339 in UTC, absent values are left out.
public final class Json {
  private static final int DEPTH = 8;
  private static final int NUMBER_LENGTH = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(NUMBER_LENGTH)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .addModule(
              new SimpleModule()
                  .addSerializer(Octets.class, asText(Base64Url::encode))
                  .addSerializer(SigningKey.class, asText(Json::text))
                  .addSerializer(AgreementKey.class, asText(key -> Base64Url.encode(key.octets())))
                  .addSerializer(LockId.class, asText(LockId::toString))
                  .addSerializer(AccountId.class, asText(AccountId::text)))
          .build();

  private static final JsonMapper OWN = new JsonMapper();

  private Json() {}

  /// Reads an object and then its fields.
  ///
  /// @param body UTF-8
  public static <T> Parsed<T> read(Octets body, Meaning<Fields, Parsed<T>> meaning)
      throws Exception {
    JsonNode node;
    try {
      node = MAPPER.readTree(body.copy());
    } catch (StreamConstraintsException e) {
      return Parsed.Bad.of("body", "is nested too deep or holds too long a number");
    } catch (JacksonException e) {
      return Parsed.Bad.of("body", "is not JSON" + place(e.getLocation()));
    }
    if (!node.isObject()) {
      return Parsed.Bad.of("body", "must be a JSON object");
    }
    Map<String, JsonNode> object = new TreeMap<>();
    node.forEachEntry(object::put);
    return meaning.of(Fields.ofObject(object));
  }

  /// Writes a record, map, list or plain value.
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /// Reads a document of our own, which may be as deep as it likes.
  ///
  /// @throws JacksonException if it is not JSON
  public static JsonNode tree(String json) {
    return OWN.readTree(json);
  }

  private static String text(SigningKey key) {
    return Base64Url.encode(Cbor.encode(key.toCbor()));
  }

  private static String place(TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static <T> ValueSerializer<T> asText(Function<T, String> text) {
    return new ValueSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeString(text.apply(value));
      }
    };
  }
}
