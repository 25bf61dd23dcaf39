package dev.mortise.companion.sharing;

import dev.mortise.companion.http.Request;
import dev.mortise.companion.store.Store;
import dev.mortise.protocol.LockId;
import java.util.Optional;

/// Finds the lock that a request's path names, if the caller shares it. A lock of others and a lock
/// that does not exist look the same (SEC-21).
public final class SharedLocks {

  /// The path segment that names a lock.
  public static final String NAME = "lock";

  private final Store store;

  public SharedLocks(Store store) {
    this.store = store;
  }

  /// What the caller has or had to do with the lock.
  public Optional<Membership> of(Request<?> request) {
    return request
        .path(NAME, LockId::parse)
        .flatMap(
            lock ->
                store.readAndWait(
                    transaction ->
                        new MembershipRows(transaction).find(lock, request.caller().account())));
  }

  /// The same, of a caller who still shares it.
  public Optional<Membership> current(Request<?> request) {
    return of(request).filter(Membership::isCurrent);
  }
}
