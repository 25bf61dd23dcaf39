package dev.mortise.companion.event;

import dev.mortise.companion.http.stream.EventStream;
import dev.mortise.companion.http.stream.StreamedEvent;
import dev.mortise.companion.sharing.Membership;
import dev.mortise.companion.sharing.MembershipRows;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.sql.Transaction;
import java.util.List;
import tools.jackson.databind.ObjectMapper;

/// The events of one lock as one member may see them, read from the rows. The cursor is the
/// sequence of the last event read.
final class EventFeed implements EventStream {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Store store;
  private final EventBell bell;
  private final Membership member;
  private volatile boolean over;

  EventFeed(Store store, EventBell bell, Membership member) {
    this.store = store;
    this.bell = bell;
    this.member = member;
  }

  /// The events behind a sequence. Whether the reader may still see them is asked each time: a
  /// member who was taken out reads no further.
  List<KeptEvent> read(long after, int most) {
    return store.readAndWait(transaction -> read(transaction, after, most));
  }

  private List<KeptEvent> read(Transaction transaction, long after, int most) {
    return new EventRows(transaction).seenBy(member.account(), member.lock(), after, most);
  }

  /// What there is to read, and whether that was all.
  private record Reading(List<KeptEvent> events, boolean last) {}

  /// Both are asked of one moment: a reset between them would take the reader out before they had
  /// read of it.
  private Reading readOn(Transaction transaction, long after, int most) {
    List<KeptEvent> events = read(transaction, after, most);
    return new Reading(events, events.isEmpty() && !isMember(transaction));
  }

  @Override
  public List<StreamedEvent> after(String cursor, int limit) {
    long after = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
    Reading reading = store.readAndWait(transaction -> readOn(transaction, after, limit));
    over = reading.last();
    return reading.events().stream()
        .map(
            event ->
                new StreamedEvent(
                    Long.toString(event.sequence()),
                    "",
                    JSON.writeValueAsString(EventView.of(event))))
        .toList();
  }

  private boolean isMember(Transaction transaction) {
    return new MembershipRows(transaction)
        .find(member.lock(), member.account())
        .filter(Membership::isCurrent)
        .isPresent();
  }

  /// Who is taken out is told by the end of the stream: silence would look like a quiet door.
  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public Listening onNews(Runnable news) {
    return bell.listen(member.lock(), news);
  }
}
