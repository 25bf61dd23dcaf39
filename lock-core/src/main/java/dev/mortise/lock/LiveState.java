package dev.mortise.lock;

import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.link.Wireless;
import dev.mortise.lock.live.AlarmKeys;
import dev.mortise.lock.live.Bursts;
import dev.mortise.lock.live.Doorway;
import dev.mortise.lock.live.Keypad;
import dev.mortise.lock.live.Links;
import dev.mortise.lock.live.PairingMode;
import dev.mortise.lock.live.Procedure;
import dev.mortise.lock.live.Readings;
import dev.mortise.lock.live.RequestDesk;
import dev.mortise.lock.live.Supply;
import dev.mortise.lock.live.sense.Misses;
import dev.mortise.lock.live.sense.PassersBy;
import dev.mortise.user.UserIndex;
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
/// @param bursts doorbell and door events that came in a hurry
/// @param sirenUntil when the siren falls silent, while it sounds (LK-46)
/// @param visitorsDueAt when the next hour of one-time codes begins, or a periodic code is over,
///   while there are any (SEC-14, LK-20)
/// @param wireless what it is doing with its wireless network
/// @param first the first of two credentials, while the second is awaited (ST-7)
/// @param passersBy the strange faces that passed by (D-19)
/// @param misses the last wrong tries, whether or not they count towards a lock-out
public record LiveState(
    Keypad keypad,
    Optional<Procedure> procedure,
    Doorway doorway,
    Supply supply,
    Links links,
    AlarmKeys alarmKeys,
    Readings readings,
    RequestDesk requests,
    Bursts bursts,
    Optional<Duration> sirenUntil,
    Optional<Duration> visitorsDueAt,
    Wireless wireless,
    Optional<FirstCredential> first,
    PassersBy passersBy,
    Misses misses) {

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
          Bursts.NONE,
          Optional.empty(),
          Optional.empty(),
          Wireless.IDLE,
          Optional.empty(),
          PassersBy.NONE,
          Misses.NONE);

  /// What is known when power comes: nothing.
  public static LiveState started() {
    return STARTED;
  }

  /// The first of two credentials that a user presents (ST-7).
  ///
  /// @param ref which one
  /// @param holder whose it is
  /// @param duress whether it, or one of its kind that was shown before it, is a duress credential
  /// @param source how it was presented
  /// @param until when it is too late for the second
  public record FirstCredential(
      CredentialRef ref,
      UserIndex holder,
      boolean duress,
      OperationSource source,
      Duration until) {}

  /// Pairing mode, while it is on.
  public Optional<PairingMode> pairing() {
    return procedure.filter(PairingMode.class::isInstance).map(PairingMode.class::cast);
  }

  /// The same with another keypad.
  public LiveState with(Keypad other) {
    Draft next = new Draft(this);
    next.keypad = other;
    return next.state();
  }

  /// The same in the middle of this procedure.
  public LiveState with(Procedure other) {
    Draft next = new Draft(this);
    next.procedure = Optional.of(other);
    return next.state();
  }

  /// The same in the middle of nothing.
  public LiveState withoutProcedure() {
    Draft next = new Draft(this);
    next.procedure = Optional.empty();
    return next.state();
  }

  /// The same with another doorway.
  public LiveState with(Doorway other) {
    Draft next = new Draft(this);
    next.doorway = other;
    return next.state();
  }

  /// The same with another supply.
  public LiveState with(Supply other) {
    Draft next = new Draft(this);
    next.supply = other;
    return next.state();
  }

  /// The same with other links.
  public LiveState with(Links other) {
    Draft next = new Draft(this);
    next.links = other;
    return next.state();
  }

  /// The same with these alarm keys.
  public LiveState with(AlarmKeys other) {
    Draft next = new Draft(this);
    next.alarmKeys = other;
    return next.state();
  }

  /// The same with these readings under way.
  public LiveState with(Readings other) {
    Draft next = new Draft(this);
    next.readings = other;
    return next.state();
  }

  /// The same with these requests remembered.
  public LiveState with(RequestDesk other) {
    Draft next = new Draft(this);
    next.requests = other;
    return next.state();
  }

  /// The same with these bursts.
  public LiveState with(Bursts other) {
    Draft next = new Draft(this);
    next.bursts = other;
    return next.state();
  }

  /// The same with this going on in the wireless network.
  public LiveState with(Wireless other) {
    Draft next = new Draft(this);
    next.wireless = other;
    return next.state();
  }

  /// The same with the siren sounding until then.
  public LiveState withSiren(Duration until) {
    Draft next = new Draft(this);
    next.sirenUntil = Optional.of(until);
    return next.state();
  }

  /// The same with the siren silent.
  public LiveState withoutSiren() {
    Draft next = new Draft(this);
    next.sirenUntil = Optional.empty();
    return next.state();
  }

  /// The same, with something about visitor passcodes due then.
  public LiveState withVisitorsDue(Optional<Duration> due) {
    Draft next = new Draft(this);
    next.visitorsDueAt = due;
    return next.state();
  }

  /// The same with this credential shown, and a second awaited.
  public LiveState withFirst(FirstCredential shown) {
    Draft next = new Draft(this);
    next.first = Optional.of(shown);
    return next.state();
  }

  /// The same with no second credential awaited.
  public LiveState withoutFirst() {
    Draft next = new Draft(this);
    next.first = Optional.empty();
    return next.state();
  }

  /// The same with others passing by.
  public LiveState with(PassersBy other) {
    Draft next = new Draft(this);
    next.passersBy = other;
    return next.state();
  }

  /// The same with other wrong tries remembered.
  public LiveState with(Misses other) {
    Draft next = new Draft(this);
    next.misses = other;
    return next.state();
  }

  /// A copy in the making, so that each change names only what it changes.
  private static final class Draft {

    private Keypad keypad;
    private Optional<Procedure> procedure;
    private Doorway doorway;
    private Supply supply;
    private Links links;
    private AlarmKeys alarmKeys;
    private Readings readings;
    private RequestDesk requests;
    private Bursts bursts;
    private Optional<Duration> sirenUntil;
    private Optional<Duration> visitorsDueAt;
    private Wireless wireless;
    private Optional<FirstCredential> first;
    private PassersBy passersBy;
    private Misses misses;

    private Draft(LiveState from) {
      keypad = from.keypad;
      procedure = from.procedure;
      doorway = from.doorway;
      supply = from.supply;
      links = from.links;
      alarmKeys = from.alarmKeys;
      readings = from.readings;
      requests = from.requests;
      bursts = from.bursts;
      sirenUntil = from.sirenUntil;
      visitorsDueAt = from.visitorsDueAt;
      wireless = from.wireless;
      first = from.first;
      passersBy = from.passersBy;
      misses = from.misses;
    }

    private LiveState state() {
      return new LiveState(
          keypad,
          procedure,
          doorway,
          supply,
          links,
          alarmKeys,
          readings,
          requests,
          bursts,
          sirenUntil,
          visitorsDueAt,
          wireless,
          first,
          passersBy,
          misses);
    }
  }
}
