package dev.mortise.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.http.Route;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The description of the API and the API itself say the same.
class ApiDocumentTest {
  private static final Pattern NAME = Pattern.compile("\\{([^}]*)}");

  @TempDir Path data;

  @Test
  void documentAndRouterAgreeBothWays() throws Exception {
    try (RunningCompanion companion = new RunningCompanion(data)) {
      JsonNode paths = companion.get("/openapi.json").json().at("/paths");
      Set<String> described = new TreeSet<>();
      paths.forEachEntry(
          (path, item) ->
              item.forEachEntry(
                  (method, operation) -> {
                    if (!method.equals("parameters")) {
                      described.add(method.toUpperCase(Locale.ROOT) + " " + path);
                    }
                  }));
      Set<String> routed =
          companion.companion.routes().stream()
              .map(Route::toString)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(routed, described);
    }
  }

  @Test
  @Tag("SEC-23")
  void openRoutesAreDescribedAsOpenAndNoOthers() throws Exception {
    try (RunningCompanion companion = new RunningCompanion(data)) {
      JsonNode document = companion.get("/openapi.json").json();
      for (Route<?> route : companion.companion.routes()) {
        JsonNode operation = operation(document, route);
        boolean open = operation.has("security") && operation.get("security").isEmpty();
        assertEquals(route.access() != Route.Access.SIGNED_IN, open, route::toString);
        if (!open) {
          String path = route.template().text().replaceAll("\\{[^}]*}", "x");
          int status = companion.send(route.method().name(), path, "").status();
          assertEquals(401, status, route::toString);
        }
      }
    }
  }

  @Test
  void everyOperationNamesItsParametersAndAnswers() throws Exception {
    try (RunningCompanion companion = new RunningCompanion(data)) {
      JsonNode document = companion.get("/openapi.json").json();
      for (Route<?> route : companion.companion.routes()) {
        JsonNode operation = operation(document, route);
        assertTrue(operation.has("summary"), route::toString);
        assertTrue(operation.get("responses").size() > 0, route::toString);
        JsonNode item = document.get("paths").get(route.template().text());
        String parameters = item.path("parameters") + operation.path("parameters").toString();
        Matcher names = NAME.matcher(route.template().text());
        while (names.find()) {
          assertTrue(
              parameters.contains("\"" + names.group(1) + "\"")
                  || parameters.contains("#/components/parameters/"),
              () -> route + " does not describe its path");
        }
      }
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() throws Exception {
    try (RunningCompanion companion = new RunningCompanion(data)) {
      JsonNode document = companion.get("/openapi.json").json();
      Matcher references =
          Pattern.compile("\"\\$ref\":\"#(/[^\"]*)\"").matcher(document.toString());
      while (references.find()) {
        String reference = references.group(1);
        assertTrue(!document.at(reference).isMissingNode(), reference);
      }
    }
  }

  private static JsonNode operation(JsonNode document, Route<?> route) {
    JsonNode item = document.get("paths").get(route.template().text());
    return item.get(route.method().name().toLowerCase(Locale.ROOT));
  }
}
