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
    listeners.computeIfAbsent(lock, id -> ConcurrentHashMap.newKeySet()).add(listener);
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
