package dev.mortise.sim.phone.companion.http;

import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLException;

/// One exchange with a companion after the other.
public final class CompanionHttp {

  /// Longer than the companion waits for a lock before it answers.
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

  /// Longer than any page that is asked for: 500 events of at most 1,024 bytes.
  private static final long BODY_BYTES_MAX = 2_000_000;

  private final CompanionAddress address;
  private final HttpClient client;
  private final Optional<SecretBytes> token;

  /// @param token what proves the session; empty before there is one
  public CompanionHttp(CompanionAddress address, HttpClient client, Optional<SecretBytes> token) {
    this.address = address;
    this.client = client;
    this.token = token;
  }

  /// Asks for something.
  public Json get(String path) throws CompanionFailed {
    return Json.parse(exchange(request(path).GET()));
  }

  /// Posts something. The same post is done once, however often it arrives.
  public Json post(String path, Map<String, ?> body) throws CompanionFailed {
    HttpRequest.Builder request =
        request(path)
            .header("content-type", "application/json")
            .header("idempotency-key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(Json.write(body)));
    return Json.parse(exchange(request));
  }

  /// Ends something.
  public void delete(String path) throws CompanionFailed {
    var _ = exchange(request(path).DELETE());
  }

  /// A request that is signed in.
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(address.at(path));
    token
        .map(held -> held.lend(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
        .ifPresent(text -> builder.header("authorization", "Bearer " + text));
    return builder;
  }

  /// The client, for what is no single exchange.
  public HttpClient client() {
    return client;
  }

  private String exchange(HttpRequest.Builder asked) throws CompanionFailed {
    HttpRequest request = asked.header("accept", "application/json").timeout(ANSWER_WITHIN).build();
    try {
      HttpResponse<String> response =
          client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), BODY_BYTES_MAX));
      if (response.statusCode() >= 300) {
        throw refusal(response.statusCode(), response.body());
      }
      return response.body();
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
            "no word from the companion %s; is it running, and is there a network?"
                .formatted(address),
            cause);
  }
}
