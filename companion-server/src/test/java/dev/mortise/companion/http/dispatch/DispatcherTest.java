package dev.mortise.companion.http.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.http.BearerToken;
import dev.mortise.protocol.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest extends DispatcherFixture {
  @Test
  void openRouteAnswersEverybody() {
    dispatcher.assertReply(200, "{\"path\":\"open\"}", Asking.get("/open"));
  }

  @Test
  void unknownPathIsNotFound() {
    dispatcher.assertReply(404, "urn:mortise:problem:not-found", Asking.get("/open/"));
    dispatcher.assertReply(404, "not-found", Asking.get("/%6Fpen"));
    dispatcher.assertReply(404, "not-found", Asking.get("*"));
  }

  @Test
  void wrongMethodIsToldTheRightOnes() {
    Reply.Complete reply = dispatcher.reply(Asking.get("/once"));
    assertEquals(405, reply.status());
    assertEquals("POST, DELETE", reply.headers().get("allow"));
  }

  @Test
  @Tag("SEC-23")
  void routeNeedsSessionUnlessItSaysOtherwise() {
    dispatcher.assertReply(
        200, "{\"account\":\"anna\"}", Asking.get("/me").as(TestDispatcher.ANNA));
    BearerToken other =
        BearerToken.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    dispatcher.assertReply(401, "not-signed-in", Asking.get("/me").as(other));
    dispatcher.assertReply(401, "not-signed-in", Asking.get("/me"));
    dispatcher.assertReply(
        401, "not-signed-in", Asking.get("/me").with("authorization", "Basic YTpi"));
    assertEquals("Bearer", dispatcher.reply(Asking.get("/me")).headers().get("www-authenticate"));
  }

  @Test
  void everyFaultOfTheInputIsNamed() {
    dispatcher.assertReply(200, "3", Asking.post("/sum", "{\"left\": 1, \"right\": 2}"));
    dispatcher.assertReply(
        400,
        "\"faults\":[{\"field\":\"left\",\"fault\":\"must be a whole number\"},"
            + "{\"field\":\"right\",\"fault\":\"is missing\"},"
            + "{\"field\":\"more\",\"fault\":\"is not known here\"}]",
        Asking.post("/sum", "{\"left\": true, \"more\": 1}"));
    dispatcher.assertReply(200, "3", Asking.get("/sum?left=1&right=2"));
    dispatcher.assertReply(400, "is missing", Asking.get("/sum?left=1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
  void onlyJsonIsRead(String mediaType) {
    dispatcher.assertReply(
        415, "not-json", Asking.post("/sum", "{}").with("content-type", mediaType));
    dispatcher.assertReply(415, "not-json", Asking.post("/sum", "{}").without("content-type"));
  }

  @Test
  void charsetOfJsonMayBeSaid() {
    dispatcher.assertReply(
        200,
        "3",
        Asking.post("/sum", "{\"left\": 1, \"right\": 2}")
            .with("content-type", "Application/JSON; charset=UTF-8"));
  }

  @Test
  @Tag("SEC-21")
  void idThatCannotBeIsLikeOneThatIsNot() {
    Asking missing =
        Asking.get("/locks/0192f0c1-2345-4abc-8def-0123456789ab").as(TestDispatcher.ANNA);
    Asking malformed = Asking.get("/locks/x").as(TestDispatcher.ANNA);
    dispatcher.assertReply(404, "not-found", missing);
    assertEquals(
        withoutInstance(dispatcher.reply(missing)), withoutInstance(dispatcher.reply(malformed)));
  }

  private static String withoutInstance(Reply.Complete reply) {
    return TestDispatcher.text(reply).replaceAll("request:[0-9a-f]{16}", "request:");
  }

  @Test
  void knownTagIsAnsweredWithoutContent() {
    dispatcher.assertReply(200, "[]", Asking.get("/tagged"));
    dispatcher.assertReply(200, "[]", Asking.get("/tagged").with("if-none-match", "\"6\""));
    Reply.Complete known =
        dispatcher.reply(Asking.get("/tagged").with("if-none-match", "\"6\", \"7\""));
    assertEquals(304, known.status());
    assertEquals("\"7\"", known.headers().get("etag"));
    assertTrue(known.body().isEmpty());
  }

  @Test
  @Tag("SEC-20")
  void bugTellsTheCallerNothing() {
    Reply.Complete reply = dispatcher.reply(Asking.get("/broken"));
    assertEquals(500, reply.status());
    assertFalse(
        TestDispatcher.text(reply).contains("canary-3141"), () -> TestDispatcher.text(reply));
    assertTrue(
        TestDispatcher.text(reply).contains(reply.headers().getOrDefault("request-id", "-")));
  }

  @Test
  void unavailableStoreMeansTryAgain() {
    Reply.Complete reply = dispatcher.reply(Asking.get("/busy"));
    assertEquals(503, reply.status());
    assertEquals("1", reply.headers().get("retry-after"));
  }

  @Test
  void loopbackRouteIsMissingForOthers() throws IOException {
    dispatcher.assertReply(200, "{}", Asking.get("/local"));
    RawRequest local = Asking.get("/local").raw();
    InetAddress far = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
    Reply reply =
        dispatcher.reply(new RawRequest("GET", "/local", "", local.headers(), Octets.empty(), far));
    assertEquals(404, reply.status());
  }
}
