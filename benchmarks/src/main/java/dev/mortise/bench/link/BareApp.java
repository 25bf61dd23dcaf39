package dev.mortise.bench.link;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

/// The app's end of bare exchanges: the same client and as many bytes as a phone's, and no meaning.
///
/// @param client trusts the bare end
/// @param port where it listens for apps
public record BareApp(HttpClient client, int port) {

  /// As long as a session's token.
  private static final String TOKEN = "x".repeat(43);

  /// How many bytes one exchange takes on each of its ways.
  ///
  /// @param ask from app to companion, the body alone
  /// @param down from companion to lock
  /// @param up from lock to companion
  /// @param back from companion to app, the body alone
  public record Bytes(int ask, int down, int up, int back) {}

  /// These exchanges with this far end, one after the other.
  ///
  /// @throws IOException if one does not come back whole
  public void exchange(int to, List<Bytes> exchanges) throws IOException, InterruptedException {
    for (Bytes bytes : exchanges) {
      exchange(to, bytes);
    }
  }

  private void exchange(int to, Bytes bytes) throws IOException, InterruptedException {
    String path = BareExchange.path(to, bytes.down(), bytes.up(), bytes.back());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
            .header("authorization", "Bearer " + TOKEN)
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .header("idempotency-key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString("x".repeat(bytes.ask())))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200 || response.body().length() != bytes.back()) {
      throw new IOException("bare exchange came back as " + response.statusCode());
    }
  }
}
