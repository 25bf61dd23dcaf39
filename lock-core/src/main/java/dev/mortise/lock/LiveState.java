package dev.mortise.lock;

import dev.mortise.lock.live.Doorway;
import dev.mortise.lock.live.Keypad;
import dev.mortise.lock.live.Links;
import dev.mortise.lock.live.PairingMode;
import dev.mortise.lock.live.Procedure;
import dev.mortise.lock.live.Supply;
import java.time.Duration;
import java.util.Optional;

/// What a restart forgets.
///
/// @param keypad the keypad
/// @param procedure what a person at the lock is in the middle of
/// @param doorway bolt and leaf
/// @param supply the battery
/// @param links who is connected
/// @param sirenUntil when the siren falls silent, while it sounds (LK-46)
public record LiveState(
    Keypad keypad,
    Optional<Procedure> procedure,
    Doorway doorway,
    Supply supply,
    Links links,
    Optional<Duration> sirenUntil) {

  private static final LiveState STARTED =
      new LiveState(
          Keypad.ASLEEP,
          Optional.empty(),
          Doorway.UNKNOWN,
          Supply.UNKNOWN,
          Links.NONE,
          Optional.empty());

  /// What is known when power comes: nothing.
  public static LiveState started() {
    return STARTED;
  }

  /// Pairing mode, while it is on.
  public Optional<PairingMode> pairing() {
    return procedure.filter(PairingMode.class::isInstance).map(PairingMode.class::cast);
  }

  /// The same with another keypad.
  public LiveState with(Keypad other) {
    return new LiveState(other, procedure, doorway, supply, links, sirenUntil);
  }

  /// The same in the middle of this procedure.
  public LiveState with(Procedure other) {
    return new LiveState(keypad, Optional.of(other), doorway, supply, links, sirenUntil);
  }

  /// The same in the middle of nothing.
  public LiveState withoutProcedure() {
    return new LiveState(keypad, Optional.empty(), doorway, supply, links, sirenUntil);
  }

  /// The same with another doorway.
  public LiveState with(Doorway other) {
    return new LiveState(keypad, procedure, other, supply, links, sirenUntil);
  }

  /// The same with another supply.
  public LiveState with(Supply other) {
    return new LiveState(keypad, procedure, doorway, other, links, sirenUntil);
  }

  /// The same with other links.
  public LiveState with(Links other) {
    return new LiveState(keypad, procedure, doorway, supply, other, sirenUntil);
  }

  /// The same with the siren sounding until then.
  public LiveState withSiren(Duration until) {
    return new LiveState(keypad, procedure, doorway, supply, links, Optional.of(until));
  }

  /// The same with the siren silent.
  public LiveState withoutSiren() {
    return new LiveState(keypad, procedure, doorway, supply, links, Optional.empty());
  }
}
