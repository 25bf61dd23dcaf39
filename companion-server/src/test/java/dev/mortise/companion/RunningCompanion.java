package dev.mortise.companion;

import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.companion.http.input.Json;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.Nonce;
import dev.mortise.protocol.message.grant.Login;
import dev.mortise.secret.Entropy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// A whole companion on free ports with a clock that the test turns, and an app that calls it.
final class RunningCompanion implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  final Companion companion;
  final String origin;
  private final HttpClient client = HttpClient.newHttpClient();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  /// What came back.
  record Reply(int status, Map<String, String> headers, String text) {
    JsonNode json() {
      return Json.tree(text);
    }

    /// What the reply says, but for the names of requests, which always differ.
    String withoutNames() {
      return status + " " + text.replaceAll("request:[0-9a-f]{16}", "request:");
    }
  }

  RunningCompanion(Path data) throws IOException {
    int port = freePort();
    this.origin = "http://localhost:" + port;
    CompanionSettings settings =
        new CompanionSettings(
            data,
            InetAddress.getLoopbackAddress(),
            List.of("localhost"),
            OptionalInt.of(freePort()),
            OptionalInt.of(port),
            0,
            List.of(),
            Set.of("https://app.example"),
            Optional.empty(),
            Optional.empty());
    this.companion = Companion.start(settings, () -> now);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void turn(Duration time) {
    now = now.plus(time);
  }

  Reply get(String path, String... fields) throws Exception {
    return send("GET", path, "", fields);
  }

  Reply post(String path, Map<String, String> body, String... fields) throws Exception {
    return send("POST", path, Json.write(body), fields);
  }

  /// @param fields names and values of header fields in turn
  Reply send(String method, String path, String body, String... fields) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + path))
            .method(method, BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("content-type", "application/json");
    }
    if (fields.length > 0) {
      request.headers(fields);
    }
    var response = client.send(request.build(), BodyHandlers.ofString());
    Map<String, String> headers = new TreeMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Reply(response.statusCode(), headers, response.body());
  }

  /// Makes an account, and returns its id.
  String register(String email) throws Exception {
    var _ = post("/v1/accounts", Map.of("email", email, "password", PASSWORD));
    return get("/v1/me", session(email)).json().at("/account").stringValue();
  }

  Nonce nonce() throws Exception {
    String nonce = post("/v1/login-challenges", Map.of()).json().at("/nonce").stringValue();
    return new Nonce(Base64Url.decode(nonce).orElseThrow());
  }

  static SigningKeyPair appKey(int number) {
    byte[] seed = new byte[Entropy.SIZE];
    seed[0] = (byte) number;
    return SigningKeyPair.generate(SignatureAlgorithm.ED25519, Entropy.of(seed), "app");
  }

  Map<String, String> signIn(String email, String password, Login login, SigningKeyPair app) {
    Octets key = Cbor.encode(app.publicKey().toCbor());
    Octets signed = CoseSign1.sign(SignatureType.LOGIN, login.encode(), app);
    return Map.of(
        "email",
        email,
        "password",
        password,
        "signingKey",
        Base64Url.encode(key),
        "login",
        Base64Url.encode(signed));
  }

  /// The header fields of a fresh session.
  String[] session(String email) throws Exception {
    Map<String, String> body =
        signIn(email, PASSWORD, new Login(nonce(), origin), appKey(email.length()));
    String token = post("/v1/sessions", body).json().at("/token").stringValue();
    return new String[] {"authorization", "Bearer " + token};
  }

  /// One figure of `/metrics`, or zero.
  double figure(String name) throws Exception {
    return get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Override
  public void close() {
    client.close();
    companion.close();
  }
}
