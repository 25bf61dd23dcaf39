package dev.mortise.sim.panel;

import dev.mortise.journal.JournalEntry;
import dev.mortise.lock.LockState;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.body.Screen;
import dev.mortise.sim.command.event.HouseholdNames;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.panel.http.Call;
import dev.mortise.sim.panel.http.Problem;
import dev.mortise.sim.panel.http.ProblemKind;
import dev.mortise.sim.panel.http.Reply;
import dev.mortise.sim.panel.http.Route;
import dev.mortise.sim.panel.view.EffectView;
import dev.mortise.sim.panel.view.HouseholdView;
import dev.mortise.sim.panel.view.ScreenView;
import dev.mortise.sim.panel.view.StateView;
import dev.mortise.sim.world.WorldClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Reads how the lock stands, what its screen shows, who belongs to it and what it has recorded.
final class ReadingEnd {

  /// The problem of a lock that cannot be asked.
  private static final Problem NO_POWER = Problem.of(ProblemKind.NO_POWER);

  private static final Problem NO_PICTURE = Problem.of(ProblemKind.NO_PICTURE);

  private static final int EVENTS_USUAL = 20;
  private static final int EVENTS_MAX = 500;
  private static final long ANSWER_SECONDS_MAX = 60;

  private final ConnectedLock lock;
  private final WorldClock world;

  ReadingEnd(ConnectedLock lock, WorldClock world) {
    this.lock = lock;
    this.world = world;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/state", _ -> new Reply.Value(StateView.of(lock, world))),
        Route.get("/v1/screen", _ -> new Reply.Value(ScreenView.of(screen()))),
        Route.get("/v1/screen.png", _ -> picture()),
        Route.get("/v1/household", _ -> powered(stored -> HouseholdView.of(stored))),
        Route.get("/v1/log", this::log));
  }

  private Screen screen() {
    return lock.device().view().panel().screen();
  }

  private Reply picture() {
    return ScreenView.picture(screen())
        .<Reply>map(png -> new Reply.Content("image/png", png))
        .orElseGet(() -> Reply.refused(NO_PICTURE));
  }

  private Reply log(Call call) {
    QueryNumbers query = QueryNumbers.of(call, "after", "limit");
    long limit = query.number("limit", 1, EVENTS_MAX, EVENTS_USUAL);
    Optional<Long> after = query.number("after", 0, Long.MAX_VALUE - 1);
    return query.faults().isEmpty()
        ? powered(stored -> log(stored, after, limit))
        : Reply.refused(Problem.invalid(query.faults()));
  }

  /// Events after a number, or the newest.
  private Map<String, Object> log(StoredState stored, Optional<Long> after, long limit) {
    long newest = stored.journal().sequence();
    long from = after.orElse(Math.max(0, newest - limit)) + 1;
    List<JournalEntry> entries =
        lock.device()
            .journal()
            .from(from, (int) limit)
            .toCompletableFuture()
            .orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
            .join();
    EffectView view = new EffectView(new HouseholdNames(stored));
    return Map.of("events", entries.stream().map(view::event).toList(), "newest", newest);
  }

  private Reply powered(Function<StoredState, Object> reading) {
    return lock.device()
        .view()
        .mind()
        .map(LockState::stored)
        .<Reply>map(stored -> new Reply.Value(reading.apply(stored)))
        .orElseGet(() -> Reply.refused(NO_POWER));
  }
}
