package dev.mortise.companion.store;

/// The store did not accept a unit of work: too many are waiting, or it is closed or broken.
/// Nothing was written; the same unit may be offered again later.
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says why.
  public StoreUnavailable(String message) {
    super(message);
  }
}
