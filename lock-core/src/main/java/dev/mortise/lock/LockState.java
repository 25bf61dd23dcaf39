package dev.mortise.lock;

/// Everything the machine knows.
///
/// @param stored what survives without power. The shell writes it when a decision brought a
///   different instance, together with the decision's events and templates in one step, before any
///   effect
/// @param live what a restart forgets
public record LockState(StoredState stored, LiveState live) {

  /// The state of a lock that just got power.
  public static LockState started(StoredState stored) {
    return new LockState(stored, LiveState.started());
  }
}
