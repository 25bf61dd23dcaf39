package dev.mortise.companion.event;

import dev.mortise.companion.http.stream.EventStream.Listening;
import dev.mortise.protocol.LockId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Wakes whoever waits for a lock's next event. It says only that there is one: the truth is in the
/// rows, so a ring that is missed or doubled does no harm.
public final class EventBell {

  private final ConcurrentMap<LockId, Set<Runnable>> listeners = new ConcurrentHashMap<>();

  /// Has `listener` called after each event of this lock, until the answer is closed. It must not
  /// block.
  public Listening listen(LockId lock, Runnable listener) {
    // Added within the map's own step: otherwise the last one to leave could take the set out of
    // the map between finding it and adding to it, and nothing would ever ring here.
    listeners.compute(
        lock,
        (id, waiting) -> {
          Set<Runnable> more = waiting == null ? ConcurrentHashMap.newKeySet() : waiting;
          more.add(listener);
          return more;
        });
    return () ->
        listeners.computeIfPresent(
            lock,
            (id, waiting) -> {
              waiting.remove(listener);
              return waiting.isEmpty() ? null : waiting;
            });
  }

  void ring(LockId lock) {
    listeners.getOrDefault(lock, Set.of()).forEach(Runnable::run);
  }
}
