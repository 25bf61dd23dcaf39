package dev.mortise.companion.event;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Api;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Field;
import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.Parsed;
import dev.mortise.companion.sharing.Membership;
import dev.mortise.companion.sharing.SharedLocks;
import dev.mortise.companion.store.Store;
import java.util.List;
import java.util.Optional;

/// The API of events: a page behind a cursor, and the same as a stream.
public final class EventApi {

  private static final int PAGE = 100;
  private static final int PAGE_MAX = 500;

  private final Store store;
  private final SharedLocks shared;
  private final EventBell bell;

  public EventApi(Store store, EventBell bell) {
    this.store = store;
    this.shared = new SharedLocks(store);
    this.bell = bell;
  }

  /// The routes.
  public Api api() {
    return new Api(
        List.of(
            Route.get("/v1/locks/{lock}/events", EventApi::page, this::read),
            Route.get("/v1/locks/{lock}/events/stream", EventApi::start, this::stream)),
        EventApi.class);
  }

  private record Page(long after, int limit) {}

  /// A page as the API shows it.
  ///
  /// @param next the cursor to go on from; the same as given if there is nothing new
  /// @param more whether there is more behind it now
  public record View(List<EventView> events, String next, boolean more) {}

  private static Parsed<Page> page(Fields query) {
    Field<Optional<Long>> after = query.optionalInteger("after", 0, Long.MAX_VALUE);
    Field<Optional<Long>> limit = query.optionalInteger("limit", 1, PAGE_MAX);
    return query.parsed(
        () -> new Page(after.value().orElse(0L), limit.value().map(Math::toIntExact).orElse(PAGE)));
  }

  private static Parsed<Page> start(Fields query) {
    Field<Optional<Long>> after = query.optionalInteger("after", 0, Long.MAX_VALUE);
    return query.parsed(() -> new Page(after.value().orElse(0L), PAGE));
  }

  private Answer read(Request<Page> request) {
    return Answer.of(shared.of(request).map(member -> view(member, request.input())));
  }

  private View view(Membership member, Page page) {
    List<KeptEvent> events =
        new EventFeed(store, bell, member).read(page.after(), page.limit() + 1);
    boolean more = events.size() > page.limit();
    List<KeptEvent> shown = more ? events.subList(0, page.limit()) : events;
    long next = shown.isEmpty() ? page.after() : shown.getLast().sequence();
    return new View(shown.stream().map(EventView::of).toList(), Long.toString(next), more);
  }

  private Answer stream(Request<Page> request) {
    return shared
        .current(request)
        .<Answer>map(
            member ->
                new Answer.Stream(
                    new EventFeed(store, bell, member),
                    request
                        .lastEventId()
                        .filter(id -> id.matches("[0-9]{1,18}"))
                        .orElse(Long.toString(request.input().after()))))
        .orElseGet(Answer::notFound);
  }
}
