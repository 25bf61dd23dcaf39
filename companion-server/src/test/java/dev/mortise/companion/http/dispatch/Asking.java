package dev.mortise.companion.http.dispatch;

import dev.mortise.companion.http.BearerToken;
import dev.mortise.protocol.Octets;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Builds requests for tests of the dispatcher.
record Asking(String method, String path, Map<String, String> headers, String body) {
  static final String HOST = "localhost:8443";
  static final String ORIGIN = "https://localhost:8443";

  static Asking get(String path) {
    return new Asking("GET", path, Map.of("host", HOST), "");
  }

  static Asking post(String path, String body) {
    return new Asking("POST", path, Map.of("host", HOST, "content-type", "application/json"), body);
  }

  Asking method(String other) {
    return new Asking(other, path, headers, body);
  }

  Asking with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Asking(method, path, more, body);
  }

  Asking without(String name) {
    Map<String, String> fewer = new TreeMap<>(headers);
    fewer.remove(name);
    return new Asking(method, path, fewer, body);
  }

  Asking as(BearerToken token) {
    return with("authorization", "Bearer " + token.reveal());
  }

  RawRequest raw() {
    int question = path.indexOf('?');
    return new RawRequest(
        method,
        question < 0 ? path : path.substring(0, question),
        question < 0 ? "" : path.substring(question + 1),
        headers,
        Octets.of(body.getBytes(StandardCharsets.UTF_8)),
        InetAddress.getLoopbackAddress());
  }
}
