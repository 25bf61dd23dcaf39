package dev.mortise.sim.panel;

import dev.mortise.lock.LockState;
import dev.mortise.sim.command.event.HouseholdNames;
import dev.mortise.sim.command.event.Names;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.panel.effect.EffectFeed;
import dev.mortise.sim.panel.effect.SeenEffect;
import dev.mortise.sim.panel.http.Call;
import dev.mortise.sim.panel.http.EventSource;
import dev.mortise.sim.panel.http.Fault;
import dev.mortise.sim.panel.http.Problem;
import dev.mortise.sim.panel.http.Reply;
import dev.mortise.sim.panel.http.Route;
import dev.mortise.sim.panel.view.EffectView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads what the lock did: by number, or as it happens.
final class EffectsEnd implements EventSource {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final String LAST_EVENT_ID = "last-event-id";

  private final ConnectedLock lock;
  private final EffectFeed feed;

  EffectsEnd(ConnectedLock lock, EffectFeed feed) {
    this.lock = lock;
    this.feed = feed;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/effects", this::page), Route.get("/v1/effects/stream", this::stream));
  }

  /// The effects of a lock in its own names.
  static EffectView view(ConnectedLock lock) {
    Names names =
        lock.device()
            .view()
            .mind()
            .map(LockState::stored)
            .<Names>map(HouseholdNames::new)
            .orElse(Names.NONE);
    return new EffectView(names);
  }

  private Reply page(Call call) {
    QueryNumbers query = QueryNumbers.of(call, "after", "limit");
    long after = query.number("after", 0, Long.MAX_VALUE, 0);
    long limit = query.number("limit", 1, MOST, USUAL);
    if (!query.faults().isEmpty()) {
      return Reply.refused(Problem.invalid(query.faults()));
    }
    EffectView view = view(lock);
    return new Reply.Value(
        Map.of(
            "effects",
            feed.after(after, (int) limit).stream().map(view::of).toList(),
            "newest",
            feed.last()));
  }

  /// From the newest on, unless the caller names another place.
  private Reply stream(Call call) {
    QueryNumbers query = QueryNumbers.of(call, "after");
    long after = query.number("after", 0, Long.MAX_VALUE, feed.last());
    List<Fault> faults = new ArrayList<>(query.faults());
    if (call.has(LAST_EVENT_ID)) {
      String id = call.header(LAST_EVENT_ID).orElse("");
      if (id.matches("[0-9]{1,18}")) {
        after = Long.parseLong(id);
      } else {
        faults.add(new Fault(LAST_EVENT_ID, "must be the id of an event of this stream"));
      }
    }
    return faults.isEmpty()
        ? new Reply.Events(this, after)
        : Reply.refused(Problem.invalid(faults));
  }

  @Override
  public List<Event> after(long cursor, int most) {
    EffectView view = view(lock);
    List<SeenEffect> next = feed.after(cursor, most);
    List<Event> events = new ArrayList<>();
    if (!next.isEmpty() && next.getFirst().number() > cursor + 1) {
      long to = next.getFirst().number() - 1;
      events.add(new Event(to, "missed", Map.of("from", cursor + 1, "to", to)));
    }
    next.forEach(
        effect -> events.add(new Event(effect.number(), EffectView.kind(effect), view.of(effect))));
    return events;
  }

  @Override
  public Subscription onNews(Runnable news) {
    return feed.onNews(news)::run;
  }
}
