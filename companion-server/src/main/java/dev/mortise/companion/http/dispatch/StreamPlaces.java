package dev.mortise.companion.http.dispatch;

import dev.mortise.protocol.message.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Bounds how many event streams are open, in all and for each account.
public final class StreamPlaces {
  private final int places;
  private final int placesPerAccount;
  private final Map<AccountId, Integer> taken = new HashMap<>();
  private int takenInAll;

  /// With so many places.
  public StreamPlaces(int places, int placesPerAccount) {
    this.places = places;
    this.placesPerAccount = placesPerAccount;
  }

  /// The right to keep one stream open.
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  synchronized Optional<Place> take(AccountId account) {
    if (takenInAll >= places || taken.getOrDefault(account, 0) >= placesPerAccount) {
      return Optional.empty();
    }
    takenInAll++;
    taken.merge(account, 1, Integer::sum);
    AtomicBoolean open = new AtomicBoolean(true);
    return Optional.of(
        () -> {
          if (open.getAndSet(false)) {
            giveBack(account);
          }
        });
  }

  private synchronized void giveBack(AccountId account) {
    takenInAll--;
    taken.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
  }
}
