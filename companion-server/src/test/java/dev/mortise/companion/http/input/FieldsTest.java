package dev.mortise.companion.http.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private record Sample(LockId lock, Octets key, long limit, Optional<String> note) {}

  private static Parsed<Sample> sample(Fields fields) {
    Field<LockId> lock = fields.text("lock", LockId::parse);
    Field<Octets> key = fields.bytes("key", octets -> octets);
    Field<Long> limit = fields.integer("limit", 1, 100);
    Field<Optional<String>> note = fields.optionalText("note", text -> text);
    return fields.parsed(() -> new Sample(lock.value(), key.value(), limit.value(), note.value()));
  }

  private static Parsed<Sample> read(String json) throws Exception {
    return Json.read(Octets.of(json.getBytes(StandardCharsets.UTF_8)), FieldsTest::sample);
  }

  @Test
  void goodInputBecomesItsMeaning() throws Exception {
    LockId lock = LockId.parse("0192f0c1-2345-7abc-8def-0123456789ab");
    Sample sample = new Sample(lock, Octets.ofHex("fbff"), 7, Optional.empty());
    assertEquals(
        new Parsed.Good<>(sample),
        read(
            """
            {"lock": "0192f0c1-2345-7abc-8def-0123456789ab", "key": "-_8", "limit": 7}\
            """));
  }

  @Test
  void everyFaultIsNamedAtOnce() throws Exception {
    assertEquals(
        new Parsed.Bad<>(
            List.of(
                new Fault("lock", "must be text"),
                new Fault("key", "must be base64url without padding"),
                new Fault("limit", "is missing"),
                new Fault("note", "must be text"),
                new Fault("other", "is not known here"))),
        read(
            """
            {"lock": 1, "key": "++", "note": null, "other": 2}\
            """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-_8=", "-_9", "+/8", "-_8\\n", "-"})
  void bytesHaveOneSpelling(String spelling) throws Exception {
    assertEquals(
        Parsed.Bad.of("key", "must be base64url without padding"),
        read(
            """
            {"lock": "0192f0c1-2345-7abc-8def-0123456789ab", "key": "%s", "limit": 7}\
            """
                .formatted(spelling)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|must be from 1 to 100",
        "101|must be from 1 to 100",
        "1.0|must be a whole number",
        "'\"7\"'|must be a whole number",
        "12345678901234567890|must be a whole number",
      })
  void numbersKeepTheirRange(String number, String fault) throws Exception {
    assertEquals(
        Parsed.Bad.of("limit", fault),
        read(
            """
            {"lock": "0192f0c1-2345-7abc-8def-0123456789ab", "key": "", "limit": %s}\
            """
                .formatted(number)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|must be a JSON object",
        "{|is not JSON at line 1, column 2",
        "{} x|is not JSON at line 1, column 4",
        "[]|must be a JSON object",
        "7|must be a JSON object",
        "{'lock': 1}|is not JSON at line 1, column 2",
        "{\"a\": 1, \"a\": 2}|is not JSON at line 1, column 13",
        "{\"a\": [[[[[[[[[[[1]]]]]]]]]]]}|is nested too deep or holds too long a number",
        "{\"a\": 123456789012345678901234567890}|is nested too deep or holds too long a number",
      })
  @Tag("SEC-19")
  void whatIsNoJsonObjectIsNamedWithoutRepeatingIt(String json, String fault) throws Exception {
    Parsed<Sample> parsed = read(json);
    assertEquals(Parsed.Bad.of("body", fault), parsed);
  }

  @Test
  @Tag("SEC-19")
  void depthOfTenThousandIsRefusedEarly() throws Exception {
    String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertEquals(
        Parsed.Bad.of("body", "is nested too deep or holds too long a number"), read(deep));
  }

  @Test
  void faultOfTheWholeIsTheBodys() throws Exception {
    assertEquals(
        Parsed.Bad.of("body", "no"),
        Json.read(
            Octets.of("{}".getBytes(StandardCharsets.UTF_8)),
            fields ->
                fields.<String>parsed(
                    () -> {
                      throw new IllegalArgumentException("no");
                    })));
  }

  @Test
  void faultyFieldCannotBeUsed() throws Exception {
    Json.read(
        Octets.of("{}".getBytes(StandardCharsets.UTF_8)),
        fields -> {
          Field<String> missing = fields.text("missing", text -> text);
          assertThrows(IllegalStateException.class, missing::value);
          return fields.nothing();
        });
  }

  @Test
  void bugInMeaningIsNoFaultOfTheInput() {
    assertThrows(
        NullPointerException.class,
        () ->
            Json.read(
                Octets.of("{\"a\": \"b\"}".getBytes(StandardCharsets.UTF_8)),
                fields -> {
                  fields.text(
                      "a",
                      text -> {
                        throw new NullPointerException();
                      });
                  return fields.nothing();
                }));
  }

  @Test
  void queryIsReadLikeAnObjectOfTexts() throws Exception {
    assertEquals(
        new Parsed.Good<>(20L),
        QueryString.read(
            "limit=20",
            fields -> {
              Field<Long> limit = fields.integer("limit", 1, 100);
              return fields.parsed(limit::value);
            }));
  }

  @ParameterizedTest
  @CsvSource({
    "a=1&a=2,names a parameter twice",
    "a,must be name=value pairs joined by &",
    "=1,must be name=value pairs joined by &",
    "a=%4,has a broken percent-encoding",
  })
  void brokenQueryIsRefused(String query, String fault) throws Exception {
    assertEquals(Parsed.Bad.of("query", fault), QueryString.read(query, Fields::nothing));
  }
}
