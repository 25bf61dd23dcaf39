package dev.mortise.companion.http.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What web pages may and may not do here.
class BrowserRulesTest extends DispatcherFixture {
  @Test
  @Tag("SEC-25")
  void onlyOwnNamesAreAnswered() {
    dispatcher.assertReply(
        421, "misdirected", Asking.get("/open").with("host", "evil.example:8443"));
    dispatcher.assertReply(421, "misdirected", Asking.get("/open").with("host", "localhost:8444"));
    dispatcher.assertReply(421, "misdirected", Asking.get("/open").without("host"));
    dispatcher.assertReply(200, "open", Asking.get("/open").with("host", "LOCALHOST:8443"));
  }

  @Test
  @Tag("SEC-25")
  void onlyAdmittedPagesMayCallAndRead() {
    Reply.Complete admitted =
        dispatcher.reply(Asking.get("/open").with("origin", "https://app.example"));
    assertEquals(200, admitted.status());
    assertEquals("https://app.example", admitted.headers().get("access-control-allow-origin"));
    assertFalse(admitted.headers().containsKey("access-control-allow-credentials"));
    for (String foreign :
        List.of(
            "https://evil.example",
            "https://app.example.evil.example",
            "http://app.example",
            "https://app.example:444",
            "https://APP.example",
            "null")) {
      Reply.Complete refused = dispatcher.reply(Asking.get("/open").with("origin", foreign));
      assertEquals(403, refused.status(), foreign);
      assertFalse(refused.headers().containsKey("access-control-allow-origin"), foreign);
    }
  }

  @Test
  @Tag("SEC-25")
  void preflightOfAdmittedPageIsAnswered() {
    Asking preflight = Asking.get("/me").method("OPTIONS");
    Reply.Complete reply = dispatcher.reply(preflight.with("origin", "https://app.example"));
    assertEquals(204, reply.status());
    assertTrue(
        reply.headers().getOrDefault("access-control-allow-headers", "").contains("authorization"));
    assertEquals(403, dispatcher.reply(preflight.with("origin", "https://evil.example")).status());
  }

  @Test
  @Tag("SEC-25")
  void everyReplyForbidsBrowsersToTreatItAsPage() {
    for (Asking asking : List.of(Asking.get("/open"), Asking.get("/none"), Asking.get("/broken"))) {
      Map<String, String> headers = dispatcher.reply(asking).headers();
      assertEquals(
          "default-src 'none'; frame-ancestors 'none'", headers.get("content-security-policy"));
      assertEquals("nosniff", headers.get("x-content-type-options"));
      assertEquals("no-store", headers.get("cache-control"));
      assertEquals("origin", headers.get("vary"));
      assertFalse(headers.containsKey("set-cookie"));
    }
  }
}
