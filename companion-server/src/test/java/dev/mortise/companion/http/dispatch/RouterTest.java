package dev.mortise.companion.http.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.dispatch.Router.Match;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static Route<?> get(String path) {
    return Route.get(path, request -> Answer.ok(path));
  }

  @Test
  void literalGoesBeforeName() {
    Router router = new Router(List.of(get("/s/{id}"), get("/s/current")));
    Match.Found found = assertInstanceOf(Match.Found.class, router.find("GET", "/s/current"));
    assertEquals("/s/current", found.route().template().text());
    found = assertInstanceOf(Match.Found.class, router.find("GET", "/s/x"));
    assertEquals(Map.of("id", "x"), found.path());
  }

  @Test
  void headIsAnsweredFromGet() {
    Router router = new Router(List.of(get("/a")));
    assertInstanceOf(Match.Found.class, router.find("HEAD", "/a"));
  }

  @Test
  void emptySegmentIsPartOfThePath() {
    Router router = new Router(List.of(get("/a/{b}")));
    assertInstanceOf(Match.Missing.class, router.find("GET", "/a"));
    assertInstanceOf(Match.Missing.class, router.find("GET", "//a/b"));
    assertInstanceOf(Match.Found.class, router.find("GET", "/a/"));
  }

  @Test
  void twoRoutesForOneRequestAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Router(List.of(get("/a/{b}"), get("/a/{c}"))));
  }
}
