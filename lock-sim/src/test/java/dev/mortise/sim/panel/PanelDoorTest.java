package dev.mortise.sim.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.door.BoltState;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.panel.PanelRoom.Said;
import dev.mortise.sim.panel.http.PanelLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may turn the key at the panel (SEC-25).
@Timeout(120)
class PanelDoorTest {

  private static final String TURN_KEY = "{\"causes\":[\"key unlock\"]}";

  @TempDir Path folder;

  private PanelRoom room;

  @BeforeEach
  void open() throws Exception {
    room = new PanelRoom(folder);
  }

  @AfterEach
  void close() {
    assertEquals(BoltState.LOCKED, room.device.view().body().bolt());
    room.close();
  }

  @Test
  @Tag("SEC-25")
  void withoutTheTokenNothingTurnsTheKey() throws Exception {
    String token = room.server.token().reveal();
    for (String field : new String[] {"", "Bearer", "Bearer x", "Basic " + token, token}) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(room.uri("/v1/causes"))
              .header("content-type", "application/json")
              .POST(BodyPublishers.ofString(TURN_KEY));
      Said said =
          room.send(
              field.isEmpty() ? request.build() : request.header("authorization", field).build());
      assertEquals(401, said.status(), field);
      assertEquals("Bearer", said.header("www-authenticate"));
    }
    assertEquals(
        401,
        room.send(HttpRequest.newBuilder(room.uri("/v1/state?token=" + token)).build()).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "http://localhost",
        "https://localhost:%d",
        "http://127.0.0.1:%d",
        "null",
        "",
        "http://localhost:%d, http://evil.example",
      })
  @Tag("SEC-25")
  void aForeignPageCannotTurnTheKeyEvenWithTheToken(String origin) throws Exception {
    Said said = raw("localhost:%d", "origin: " + origin + "\r\n");
    assertEquals(403, said.status(), said::text);
    assertTrue(said.text().contains("foreign-origin"), said::text);
    assertFalse(said.text().toLowerCase(Locale.ROOT).contains("access-control-"), said::text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", ""})
  @Tag("SEC-25")
  void whatABrowserSaysComesFromAnotherSiteIsTurnedAway(String site) throws Exception {
    assertEquals(403, raw("localhost:%d", "sec-fetch-site: " + site + "\r\n").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rebound.evil.example:%d",
        "localhost.evil.example:%d",
        "127.0.0.1.evil.example:%d",
        "2130706433:%d",
        "192.0.2.7:%d",
        "[2001:db8::1]:%d",
        "",
        "localhost:%d\r\nhost: evil.example",
      })
  @Tag("SEC-25")
  void aReboundNameCannotTurnTheKeyEvenWithTheToken(String host) throws Exception {
    Said said = raw(host, "");
    assertEquals(421, said.status(), said::text);
  }

  @Test
  @Tag("SEC-25")
  void aPreflightIsGrantedNothing() throws Exception {
    Said said =
        room.send(
            room.request("/v1/causes")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("access-control-request-method", "POST")
                .build());
    assertEquals(405, said.status());
    assertTrue(
        said.headers().keySet().stream().noneMatch(name -> name.startsWith("access-control")));
  }

  @Test
  @Tag("SEC-25")
  void aFormThatABrowserSendsUnaskedTurnsNothing() throws Exception {
    for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded"}) {
      Said said = room.post("/v1/causes", type, TURN_KEY.getBytes(StandardCharsets.UTF_8));
      assertEquals(400, said.status());
      assertEquals("content-type", said.faultyFields().getFirst());
    }
  }

  @Test
  void everyAnswerForbidsBrowsersToTakeItForAPage() throws Exception {
    Said said = room.get("/v1/state");
    assertEquals("nosniff", said.header("x-content-type-options"));
    assertEquals("no-store", said.header("cache-control"));
    assertTrue(said.header("content-security-policy").contains("'none'"));
  }

  @Test
  void whatIsTooLargeOrNoRequestIsRefused() throws Exception {
    assertEquals(
        413,
        exchange(
                "POST /v1/fingers HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer %s\r\n"
                        .formatted(room.server.token().reveal())
                    + "content-length: %d\r\n\r\n".formatted(PanelLimits.PICTURE_BYTES_MAX + 1L))
            .status());
    assertEquals(400, exchange("nonsense\r\n\r\n").status());
    assertEquals(400, exchange("GET /%s HTTP/1.1\r\n\r\n".formatted("x".repeat(5_000))).status());
    assertEquals(400, exchange("GET /%zz HTTP/1.1\r\nhost: localhost\r\n\r\n").status());
  }

  @Test
  void requestsSentAheadAreAnsweredInOrder() throws Exception {
    String request =
        """
        GET /openapi.json HTTP/1.1
        host: localhost

        GET /nothing HTTP/1.1
        host: localhost
        connection: close

        """
            .replace("\n", "\r\n");
    String answers = exchange(request).text();
    assertTrue(answers.indexOf("\"3.1.0\"") < answers.indexOf("HTTP/1.1 401"), answers);
  }

  private Said raw(String host, String more) throws IOException {
    int port = room.server.address().getPort();
    String head =
        "POST /v1/causes HTTP/1.1\r\n%s%sauthorization: Bearer %s\r\n"
            .formatted(
                host.isEmpty() ? "" : "host: " + host.formatted(port) + "\r\n",
                more.formatted(port),
                room.server.token().reveal());
    return exchange(
        head
            + "content-type: application/json\r\nconnection: close\r\ncontent-length: %d\r\n\r\n%s"
                .formatted(TURN_KEY.length(), TURN_KEY));
  }

  /// Sends bytes as they are and takes what comes until the other side closes.
  private Said exchange(String request) throws IOException {
    try (Socket socket = new Socket("localhost", room.server.address().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int status = answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
      return new Said(status, "", Octets.adopt(answer.getBytes(StandardCharsets.UTF_8)), Map.of());
    }
  }
}
