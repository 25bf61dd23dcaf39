package dev.mortise.companion.http.operation;

import dev.mortise.companion.http.Api;
import dev.mortise.companion.http.input.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The API's description (OpenAPI 3.1), put together from the pieces that lie beside the routes. It
/// is made when somebody first asks for it.
final class OpenApiDocument {
  private static final String FRAME = "openapi-frame.json";
  private static final String PIECE = "openapi.json";

  private final List<Api> apis;
  private @Nullable String text;

  OpenApiDocument(List<Api> apis) {
    this.apis = new ArrayList<>(apis);
  }

  void add(Api api) {
    apis.add(api);
  }

  synchronized String text() {
    if (text == null) {
      text = Json.write(document());
    }
    return text;
  }

  private ObjectNode document() {
    ObjectNode document = read(OpenApiDocument.class, FRAME);
    for (Api api : apis) {
      ObjectNode piece = read(api.description(), PIECE);
      move(piece, document, "/paths");
      move(piece, document, "/components/schemas");
    }
    return document;
  }

  private static void move(ObjectNode from, ObjectNode to, String place) {
    if (to.at(place) instanceof ObjectNode target && from.at(place) instanceof ObjectNode source) {
      source.forEachEntry(
          (name, value) -> {
            if (target.replace(name, value) != null) {
              throw new IllegalStateException("described twice: " + name);
            }
          });
    }
  }

  private static ObjectNode read(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource + " beside " + beside.getName());
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      JsonNode node = Json.tree(json);
      return (ObjectNode) node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
