package dev.mortise.companion.http.wire;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Field;
import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.Nothing;
import dev.mortise.companion.http.input.Parsed;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Routes that say what they were told, and one that waits until it may go on.
final class EchoRoutes {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch waiting = new CountDownLatch(1);

  /// `/echo` says the posted text, `/n/{n}` the number, `/wait` waits.
  List<Route<?>> routes() {
    return List.of(
        Route.post("/echo", EchoRoutes::text, r -> Answer.ok(r.input())).open(),
        Route.get("/n/{n}", r -> Answer.of(r.path("n", Integer::valueOf))).open(),
        Route.get("/wait", this::await).open());
  }

  private static Parsed<String> text(Fields fields) {
    Field<String> text = fields.text("text", t -> t);
    return fields.parsed(text::value);
  }

  private Answer await(Request<Nothing> request) throws InterruptedException {
    waiting.countDown();
    gate.await();
    return Answer.ok("waited");
  }

  /// Waits until a request waits.
  void awaitWaiting() throws InterruptedException {
    waiting.await();
  }

  /// Lets whoever waits go on.
  void open() {
    gate.countDown();
  }
}
