package dev.mortise.lock;

import dev.mortise.lock.live.AlarmKeys;
import dev.mortise.lock.live.Doorway;
import dev.mortise.lock.live.Keypad;
import dev.mortise.lock.live.Links;
import dev.mortise.lock.live.PairingMode;
import dev.mortise.lock.live.Procedure;
import dev.mortise.lock.live.Readings;
import dev.mortise.lock.live.RequestDesk;
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
/// @param alarmKeys the alarm keys worked out so far
/// @param readings the commands that wait for the journal to be read
/// @param requests the challenges that are alive, and how fast somebody tries invitations
/// @param sirenUntil when the siren falls silent, while it sounds (LK-46)
public record LiveState(
    Keypad keypad,
    Optional<Procedure> procedure,
    Doorway doorway,
    Supply supply,
    Links links,
    AlarmKeys alarmKeys,
    Readings readings,
    RequestDesk requests,
    Optional<Duration> sirenUntil) {

  private static final LiveState STARTED =
      new LiveState(
          Keypad.ASLEEP,
          Optional.empty(),
          Doorway.UNKNOWN,
          Supply.UNKNOWN,
          Links.NONE,
          AlarmKeys.NONE,
          Readings.NONE,
          RequestDesk.EMPTY,
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
    return new LiveState(
        other, procedure, doorway, supply, links, alarmKeys, readings, requests, sirenUntil);
  }

  /// The same in the middle of this procedure.
  public LiveState with(Procedure other) {
    return new LiveState(
        keypad,
        Optional.of(other),
        doorway,
        supply,
        links,
        alarmKeys,
        readings,
        requests,
        sirenUntil);
  }

  /// The same in the middle of nothing.
  public LiveState withoutProcedure() {
    return new LiveState(
        keypad,
        Optional.empty(),
        doorway,
        supply,
        links,
        alarmKeys,
        readings,
        requests,
        sirenUntil);
  }

  /// The same with another doorway.
  public LiveState with(Doorway other) {
    return new LiveState(
        keypad, procedure, other, supply, links, alarmKeys, readings, requests, sirenUntil);
  }

  /// The same with another supply.
  public LiveState with(Supply other) {
    return new LiveState(
        keypad, procedure, doorway, other, links, alarmKeys, readings, requests, sirenUntil);
  }

  /// The same with other links.
  public LiveState with(Links other) {
    return new LiveState(
        keypad, procedure, doorway, supply, other, alarmKeys, readings, requests, sirenUntil);
  }

  /// The same with these alarm keys.
  public LiveState with(AlarmKeys other) {
    return new LiveState(
        keypad, procedure, doorway, supply, links, other, readings, requests, sirenUntil);
  }

  /// The same with these readings under way.
  public LiveState with(Readings other) {
    return new LiveState(
        keypad, procedure, doorway, supply, links, alarmKeys, other, requests, sirenUntil);
  }

  /// The same with these requests remembered.
  public LiveState with(RequestDesk other) {
    return new LiveState(
        keypad, procedure, doorway, supply, links, alarmKeys, readings, other, sirenUntil);
  }

  /// The same with the siren sounding until then.
  public LiveState withSiren(Duration until) {
    return new LiveState(
        keypad,
        procedure,
        doorway,
        supply,
        links,
        alarmKeys,
        readings,
        requests,
        Optional.of(until));
  }

  /// The same with the siren silent.
  public LiveState withoutSiren() {
    return new LiveState(
        keypad, procedure, doorway, supply, links, alarmKeys, readings, requests, Optional.empty());
  }
}
