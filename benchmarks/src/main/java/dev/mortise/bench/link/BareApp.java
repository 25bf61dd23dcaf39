package dev.mortise.bench.link;

import dev.mortise.sim.phone.companion.wire.CompanionClient;
import dev.mortise.sim.phone.companion.wire.Request;
import dev.mortise.sim.phone.companion.wire.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/// The app's end of bare exchanges: the same client and as many bytes as a phone's, and no meaning.
///
/// @param client trusts the bare end
/// @param port where it listens for apps
public record BareApp(CompanionClient client, int port) {

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
    URI target = URI.create("https://localhost:" + port + path);
    Request request =
        Request.post(target, "x".repeat(bytes.ask()))
            .with("authorization", "Bearer " + TOKEN)
            .with("accept", "application/json")
            .with("idempotency-key", UUID.randomUUID().toString());
    Response response = client.exchange(request);
    if (response.status() != 200 || response.content().length() != bytes.back()) {
      throw new IOException("bare exchange came back as " + response.status());
    }
  }
}
