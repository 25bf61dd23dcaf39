package dev.mortise.sim.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mortise.sim.panel.PanelRoom.Said;
import dev.mortise.sim.panel.http.ProblemKind;
import dev.mortise.sim.sensor.ImageFiles;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The description of the simulation API and the API itself say the same.
@Timeout(120)
class PanelDocumentTest {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @TempDir Path folder;

  private PanelRoom room;
  private JsonNode document;

  @BeforeEach
  void open() throws Exception {
    room = new PanelRoom(folder);
    document = room.get("/openapi.json").json();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescribedRouteIsThere() {
    Set<String> routed =
        room.routes().stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(routed, described());
  }

  @Test
  void everyDescribedRouteAnswersAsItIsDescribed() throws Exception {
    room.cause("press cancel ok 135790 ok 135790 ok", "cover off", "set hold", "press 135790 ok");
    Set<String> answered = new TreeSet<>();
    for (String route : described()) {
      String path = path(route);
      if (!path.endsWith("/stream")) {
        Said said = route.startsWith("GET") ? room.get(path) : post(path);
        assertEquals(200, said.status(), () -> route + " " + said.text());
        assertDescribed(route, said);
      }
      answered.add(route);
    }
    assertEquals(described(), answered);
  }

  private Said post(String path) throws Exception {
    if (path.endsWith("firmware")) {
      return room.post(path, "application/octet-stream", PanelRoom.firmware());
    }
    return path.endsWith("fingers")
        ? room.post(path, "image/png", ImageFiles.png(SyntheticFinger.of(7).impression(1)))
        : room.cause(
            "press 135790 ok",
            "clock +1s",
            "key lock",
            "pry",
            "battery out",
            "battery in set",
            "finger synthetic:7/1",
            "network off",
            "near 60m");
  }

  @Test
  void problemsAreAsTheyAreDescribed() throws Exception {
    List<Said> problems =
        List.of(
            room.causeBody("{\"causes\":[\"prss\",7],\"more\":1}"),
            room.get("/v1/log?limit=x"),
            room.get("/v1/nothing"),
            room.get("/v1/screen.png"),
            room.send(room.request("/v1/state").DELETE().build()),
            room.post("/v1/fingers", "image/png", new byte[] {1, 2, 3}),
            room.send(room.request("/v1/causes").POST(BodyPublishers.ofString("{}")).build()),
            room.cause("door open", "remote press"),
            room.send(HttpRequest.newBuilder(room.uri("/v1/state")).build()));
    for (Said problem : problems) {
      assertTrue(problem.status() >= 400, problem::text);
      assertEquals("application/problem+json", problem.mediaType());
      assertEquals(problem.status(), problem.json().get("status").intValue());
      assertValid(document.at("/components/schemas/Problem"), problem.json());
    }
  }

  @Test
  void everyKindOfProblemIsDescribedAndNoOther() {
    Map<String, Integer> described = new TreeMap<>();
    for (JsonNode kind : document.at("/components/schemas/Problem/oneOf")) {
      described.put(
          kind.at("/properties/type/const").stringValue(),
          kind.at("/properties/status/const").intValue());
      assertTrue(!kind.get("description").stringValue().isBlank(), kind::toString);
    }
    Map<String, Integer> known =
        Stream.of(ProblemKind.values())
            .collect(
                Collectors.toMap(
                    ProblemKind::type, ProblemKind::status, (one, _) -> one, TreeMap::new));
    assertEquals(known, described);
  }

  /// Whatever goes wrong at a route comes as a problem, under a status of its own or any other.
  @Test
  void everyRouteTellsHowItRefuses() {
    for (String route : described()) {
      JsonNode responses = operation(route).get("responses");
      assertTrue(responses.has("default"), route);
      responses.forEachEntry(
          (status, response) -> {
            JsonNode schema = response.at("/content/application~1problem+json/schema/$ref");
            if (status.startsWith("4") || status.startsWith("5")) {
              assertEquals("#/components/schemas/Problem", schema.stringValue(), route);
            }
          });
    }
  }

  @Test
  void streamedEffectsAreAsTheyAreDescribed() throws Exception {
    room.cause("press 135790 ok");
    for (JsonNode effect : room.get("/v1/effects").json().get("effects")) {
      assertValid(document.at("/components/schemas/Effect"), effect);
    }
  }

  @Test
  void openRoutesAreDescribedAsOpenAndNoOthers() {
    room.routes()
        .forEach(
            route -> {
              JsonNode operation = operation(route.toString());
              boolean open = operation.has("security") && operation.get("security").isEmpty();
              assertEquals(route.open(), open, route::toString);
            });
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Matcher references = Pattern.compile("\"\\$ref\":\"#(/[^\"]*)\"").matcher(document.toString());
    int found = 0;
    while (references.find()) {
      String reference = references.group(1);
      assertTrue(!document.at(reference).isMissingNode(), reference);
      found++;
    }
    assertTrue(found > 10);
  }

  private Set<String> described() {
    Set<String> described = new TreeSet<>();
    document
        .get("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, _) -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return described;
  }

  private static String path(String route) {
    return route.substring(route.indexOf(' ') + 1);
  }

  private JsonNode operation(String route) {
    String method = route.substring(0, route.indexOf(' '));
    return document.get("paths").get(path(route)).get(method.toLowerCase(Locale.ROOT));
  }

  private void assertDescribed(String route, Said said) {
    JsonNode content = operation(route).get("responses").get("200").get("content");
    assertTrue(content.has(said.mediaType()), () -> route + " answers " + said.mediaType());
    if (said.mediaType().equals("application/json")) {
      assertValid(content.get(said.mediaType()).get("schema"), said.json());
    }
  }

  private void assertValid(JsonNode schema, JsonNode value) {
    assertEquals(List.of(), schema(schema).validate(value), value::toString);
  }

  /// A schema of the document that finds the others it names.
  private Schema schema(JsonNode schema) {
    ObjectNode whole = (ObjectNode) schema.deepCopy();
    whole.set("components", document.get("components"));
    return SCHEMAS.getSchema(whole);
  }

  @Test
  void aValueOfAnotherShapeIsNoticed() {
    JsonNode wrong = PanelRoom.JSON.readTree("{\"lock\":5}");
    assertTrue(!schema(document.at("/components/schemas/State")).validate(wrong).isEmpty());
  }
}
