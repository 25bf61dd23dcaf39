package dev.mortise.sim.phone.companion.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.link.LinkThreads;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Connections of a phone, kept and lost, to ends that mean well or not.
class CompanionClientTest {

  private static final long PATIENCE_SECONDS = 10;

  private final LinkThreads threads = LinkThreads.start(1);
  private final CompanionClient client = new CompanionClient(threads, Optional.empty());

  @AfterEach
  void close() {
    client.close();
    threads.close();
  }

  @Test
  void oneConnectionServesOneRequestAfterTheOther() throws Exception {
    try (ScriptedCompanion companion = new ScriptedCompanion(ScriptedCompanion.Peer::serve)) {
      for (int i = 0; i < 3; i++) {
        Response response =
            client.exchange(Request.post(companion.at("/v1/a?b=c"), "{}").with("x-y", "z"));
        assertEquals(new Response(200, "1"), response);
      }

      String heard = companion.heard.getFirst();
      assertTrue(heard.startsWith("POST /v1/a?b=c HTTP/1.1\r\n"), heard);
      assertTrue(heard.contains("\r\nhost: " + companion.at("").getAuthority() + "\r\n"), heard);
      assertTrue(heard.contains("\r\nx-y: z\r\n"), heard);
      assertTrue(heard.endsWith("\r\n\r\n{}"), heard);
    }
  }

  @Test
  void aConnectionThatTheCompanionEndsIsNotUsedAgain() throws Exception {
    try (ScriptedCompanion companion =
        new ScriptedCompanion(
            peer -> {
              peer.hear();
              peer.say(
                  "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 1\r\n\r\n"
                      + peer.number());
            })) {
      assertEquals("1", client.exchange(Request.get(companion.at("/"))).content());
      assertEquals("2", client.exchange(Request.get(companion.at("/"))).content());
    }
  }

  /// It lets go of the connection without a word, just when it was used again.
  private static ScriptedCompanion leaving() throws IOException {
    return new ScriptedCompanion(
        peer -> {
          peer.hear();
          peer.answer("kept");
          if (peer.number() > 1) {
            peer.serve();
          } else {
            peer.hear();
          }
        });
  }

  @Test
  void whatOnlyAsksIsAskedAgainWhereTheConnectionHadEnded() throws Exception {
    try (ScriptedCompanion companion = leaving()) {
      client.exchange(Request.get(companion.at("/")));

      assertEquals("kept", client.exchange(Request.get(companion.at("/"))).content());
      assertEquals(2, companion.connections());
    }
  }

  /// It resets the connection instead.
  private static ScriptedCompanion resetting() throws IOException {
    return new ScriptedCompanion(
        peer -> {
          peer.hear();
          peer.answer("kept");
          if (peer.number() > 1) {
            peer.serve();
          } else {
            peer.hear();
            peer.reset();
          }
        });
  }

  @Test
  void aConnectionThatIsResetIsReplacedAsWell() throws Exception {
    try (ScriptedCompanion companion = resetting()) {
      client.exchange(Request.get(companion.at("/")));

      assertEquals("kept", client.exchange(Request.get(companion.at("/"))).content());
      assertEquals(2, companion.connections());
    }
  }

  @Test
  void whatMayHaveBeenDoneIsNotSentAgainAfterAReset() throws Exception {
    try (ScriptedCompanion companion = resetting()) {
      client.exchange(Request.get(companion.at("/")));

      assertThrows(IOException.class, () -> client.exchange(Request.post(companion.at("/"), "{}")));
      assertEquals(2, companion.heard.size());
    }
  }

  @Test
  void whatMayHaveBeenDoneIsNotSentAgain() throws Exception {
    try (ScriptedCompanion companion = leaving()) {
      client.exchange(Request.get(companion.at("/")));

      assertThrows(IOException.class, () -> client.exchange(Request.post(companion.at("/"), "{}")));
      assertEquals(2, companion.heard.size());
    }
  }

  @Test
  void whatComesUnaskedIsNoAnswerToTheNext() throws Exception {
    String forged = "HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nforged";
    try (ScriptedCompanion companion =
        new ScriptedCompanion(
            peer -> {
              peer.hear();
              peer.say("HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n" + peer.number() + forged);
              peer.serve();
            })) {
      assertEquals("1", client.exchange(Request.get(companion.at("/"))).content());
      assertEquals("2", client.exchange(Request.get(companion.at("/"))).content());
    }
  }

  @Test
  void whatIsSaidBeforeTheAnswerIsNone() throws Exception {
    try (ScriptedCompanion companion =
        new ScriptedCompanion(
            peer -> {
              peer.hear();
              peer.say("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n");
              peer.answer("proper");
            })) {
      assertEquals(new Response(200, "proper"), client.exchange(Request.get(companion.at("/"))));
    }
  }

  @Test
  @Tag("SEC-19")
  void whatIsNoAnswerEndsTheExchange() throws Exception {
    for (String said :
        new String[] {
          "SSH-2.0-OpenSSH_9.9\r\n\r\n",
          "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\nshort",
          "HTTP/1.1 200 OK\r\nx: " + "y".repeat(100_000),
          "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
          ""
        }) {
      try (ScriptedCompanion companion =
          new ScriptedCompanion(
              peer -> {
                peer.hear();
                peer.say(said);
              })) {
        assertThrows(IOException.class, () -> client.exchange(Request.get(companion.at("/"))));
      }
    }
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Boolean> left = new CompletableFuture<>();
    try (ScriptedCompanion companion =
        new ScriptedCompanion(
            peer -> {
              peer.hear();
              asked.countDown();
              left.complete(peer.socket().getInputStream().read() < 0);
            })) {
      CompletableFuture<Exception> ended = new CompletableFuture<>();
      Thread caller =
          Thread.startVirtualThread(
              () ->
                  ended.complete(
                      assertThrows(
                          InterruptedException.class,
                          () -> client.exchange(Request.get(companion.at("/"))))));
      assertTrue(asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
      caller.interrupt();

      assertInstanceOf(InterruptedException.class, ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      assertTrue(left.get(PATIENCE_SECONDS, TimeUnit.SECONDS), "the connection stays");
    }
  }

  @Test
  void withoutThreadsThereIsNoWord() throws Exception {
    try (ScriptedCompanion companion = new ScriptedCompanion(ScriptedCompanion.Peer::serve)) {
      client.exchange(Request.get(companion.at("/")));
      threads.close();

      assertThrows(IOException.class, () -> client.exchange(Request.get(companion.at("/"))));
      assertThrows(IOException.class, () -> client.exchange(Request.get(companion.at("/"))));
    }
  }

  @Test
  void aClientThatIsClosedConnectsNoMore() throws Exception {
    try (ScriptedCompanion companion = new ScriptedCompanion(ScriptedCompanion.Peer::serve)) {
      client.close();

      assertThrows(IOException.class, () -> client.exchange(Request.get(companion.at("/"))));
    }
  }

  @Test
  void aRequestTellsNeitherFieldsNorContentWhenPrinted() {
    String printed =
        Request.post(URI.create("https://localhost/v1/sessions"), "password")
            .with("authorization", "Bearer token")
            .toString();

    assertEquals("POST https://localhost/v1/sessions", printed);
    assertFalse(printed.contains("token"));
    assertFalse(new Response(200, "token").toString().contains("token"));
  }
}
