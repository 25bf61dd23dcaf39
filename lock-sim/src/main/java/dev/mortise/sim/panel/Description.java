package dev.mortise.sim.panel;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.panel.http.Reply;
import dev.mortise.sim.panel.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// What the simulation API says of itself: OpenAPI 3.1.
final class Description {

  private static final String RESOURCE = "openapi.json";

  private Description() {}

  /// Everybody who may call at all may read it.
  static Route route() {
    return Route.get("/openapi.json", _ -> new Reply.Content("application/json", document()))
        .opened();
  }

  private static Octets document() {
    try (InputStream in = Description.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the description is missing resource=" + RESOURCE);
      }
      return Octets.adopt(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
