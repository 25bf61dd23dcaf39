package dev.mortise.sim.phone.companion.http;

import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import dev.mortise.sim.phone.companion.wire.Request;
import dev.mortise.sim.phone.companion.wire.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLException;

/// One exchange with a companion after the other.
public final class CompanionHttp {

  private final CompanionAddress address;
  private final CompanionClient client;
  private final Optional<SecretBytes> token;

  /// @param token what proves the session; empty before there is one
  public CompanionHttp(
      CompanionAddress address, CompanionClient client, Optional<SecretBytes> token) {
    this.address = address;
    this.client = client;
    this.token = token;
  }

  /// Asks for something.
  public Json get(String path) throws CompanionFailed {
    return Json.parse(exchange(request(path)));
  }

  /// Posts something. The same post is done once, however often it arrives.
  public Json post(String path, Map<String, ?> body) throws CompanionFailed {
    Request request =
        Request.post(address.at(path), Json.write(body))
            .with("idempotency-key", UUID.randomUUID().toString());
    return Json.parse(exchange(signedIn(request)));
  }

  /// Ends something.
  public void delete(String path) throws CompanionFailed {
    var _ = exchange(signedIn(Request.delete(address.at(path))));
  }

  /// What asks for something, signed in.
  public Request request(String path) {
    return signedIn(Request.get(address.at(path)));
  }

  private Request signedIn(Request request) {
    return token
        .map(held -> held.lend(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
        .map(text -> request.with("authorization", "Bearer " + text))
        .orElse(request);
  }

  /// The client, for what is no single exchange.
  public CompanionClient client() {
    return client;
  }

  private String exchange(Request request) throws CompanionFailed {
    try {
      Response response = client.exchange(request.with("accept", "application/json"));
      if (response.status() >= 300) {
        throw refusal(response.status(), response.content());
      }
      return response.content();
    } catch (CompanionFailed e) {
      throw e;
    } catch (IOException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompanionFailed(Reason.UNREACHABLE, "interrupted while waiting", e);
    }
  }

  /// What an answer means that is none. A session that is not accepted any more is over; without
  /// one, the companion refuses whoever tried to sign in.
  ///
  /// @param body a problem document, or whatever else came
  public CompanionFailed refusal(int status, String body) {
    CompanionFailed said = ProblemDocument.read(status, body);
    if (said.reason() != Reason.SIGNED_OUT) {
      return said;
    }
    return token.isPresent()
        ? new CompanionFailed(
            Reason.SIGNED_OUT,
            "the session at the companion is over; sign in again: app login EMAIL",
            said)
        : new CompanionFailed(Reason.REFUSED, said.sentence(), said);
  }

  /// What a failed exchange means.
  public CompanionFailed failure(IOException cause) {
    return cause instanceof SSLException
        ? new CompanionFailed(
            Reason.NOT_TRUSTED,
            "the certificate of " + address + " is not trusted; name its authority with --trust",
            cause)
        : new CompanionFailed(
            Reason.UNREACHABLE,
            "no word from the companion %s; see that it runs, and that there is a network"
                .formatted(address),
            cause);
  }
}
