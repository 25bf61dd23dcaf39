package dev.mortise.sim.fleet.reference;

import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.user.UserType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// A household and its lock as the specification sees them, and who may open the door by which way.
///
/// Every question is asked at a moment of the lock's clocks. An answer of *opens* is at the same
/// time the opening: whoever comes once has come.
public final class Reference {

  private static final int CRITICAL_PERCENT = 5;
  static final int CODE_DIGITS = 8;
  private static final Duration SECOND = Duration.ofSeconds(10);
  private static final Duration STAY = Duration.ofMinutes(60);

  final TreeMap<Integer, Person> people = new TreeMap<>();
  final Map<Integer, Code> codes = new HashMap<>();
  final Map<Integer, Finger> fingers = new HashMap<>();
  OneTimeCodes oneTime = new OneTimeCodes();
  Tries tries = new Tries();
  OperatingMode mode = OperatingMode.NORMAL;
  boolean remoteUnlock;
  boolean systemLock = true;
  int battery = 100;
  int openings;
  int wrong;

  /// Why the last question was answered as it was.
  String because = "";

  private Optional<First> first = Optional.empty();
  private Duration now = Duration.ZERO;
  private Optional<Instant> wall = Optional.empty();

  /// A passcode of somebody's.
  record Code(String digits, int holder, boolean duress) {}

  /// A finger of somebody's.
  record Finger(int holder, boolean duress) {}

  /// Whose phone it is and what it may do.
  ///
  /// @param number which phone
  /// @param administrator whether it is enrolled as an administrator's
  /// @param visitor whether it is a visitor's
  /// @param holder whose, or 0 for nobody's
  public record Phone(int number, boolean administrator, boolean visitor, int holder) {}

  private enum Kind {
    PASSCODE,
    FINGER
  }

  private record First(int holder, Kind kind, int slot, Duration until) {}

  Reference copy() {
    Reference copy = new Reference();
    people.forEach((number, person) -> copy.people.put(number, person.copy()));
    copy.codes.putAll(codes);
    copy.fingers.putAll(fingers);
    copy.oneTime = oneTime.copy();
    copy.tries = tries.copy();
    copy.mode = mode;
    copy.remoteUnlock = remoteUnlock;
    copy.systemLock = systemLock;
    copy.battery = battery;
    copy.openings = openings;
    copy.wrong = wrong;
    copy.first = first;
    copy.now = now;
    copy.wall = wall;
    return copy;
  }

  /// The lock's clocks show this now, and whatever follows from that has happened.
  void settle(Duration monotonic, Optional<Instant> time) {
    now = monotonic;
    wall = time;
    people.values().forEach(person -> person.settle(now, wall));
    first = first.filter(one -> now.compareTo(one.until()) < 0);
    wall.ifPresent(oneTime::settle);
  }

  /// The battery is out: whoever was half-way in begins anew.
  void powerLost() {
    first = Optional.empty();
    wall = Optional.empty();
  }

  boolean isLocked() {
    return tries.isLocked(now);
  }

  /// Somebody confirms these digits at the keypad (LK-15, LK-19, D-13).
  Verdict enter(String digits) {
    if (isLocked()) {
      return stays("locked out");
    }
    boolean asked = oneTime.isAsked(digits, now, wall);
    Optional<OneTimeCodes.Good> good =
        asked ? oneTime.find(digits, wall.orElseThrow(), this::manages) : Optional.empty();
    if (good.isPresent()) {
      return visitor(good.get());
    }
    Optional<Map.Entry<Integer, Code>> meant = Codes.meant(codes, digits, systemLock);
    if (meant.isEmpty()) {
      wrong(asked);
      return stays(Codes.isLong(digits) ? "a long entry" : "wrong code");
    }
    Code code = meant.get().getValue();
    Verdict verdict = present(code.holder(), Kind.PASSCODE, meant.get().getKey());
    boolean padded = verdict == Verdict.OPENS && !code.digits().equals(digits);
    because = padded ? "a code among other digits" : because;
    return verdict;
  }

  private Verdict visitor(OneTimeCodes.Good code) {
    if (mode == OperatingMode.PRIVACY) {
      return stays("a visitor in privacy mode");
    }
    if (isFlat()) {
      return stays("battery");
    }
    oneTime.use(code);
    openings++;
    return opens("a one-time code");
  }

  private Verdict stays(String why) {
    because = why;
    return Verdict.STAYS;
  }

  private Verdict opens(String why) {
    because = why;
    return Verdict.OPENS;
  }

  /// Somebody lays a finger on the reader; 0 is a stranger's.
  Verdict touch(int slot) {
    if (isLocked()) {
      return stays("locked out");
    }
    Finger finger = fingers.get(slot);
    if (finger == null) {
      wrong(false);
      return stays("wrong finger");
    }
    return present(finger.holder(), Kind.FINGER, slot);
  }

  void wrong(boolean atVisitorCodes) {
    wrong++;
    if (atVisitorCodes) {
      oneTime.wrong(now);
    }
    collided();
  }

  /// A try that is counted and not recorded as one at the door (D-13).
  void collided() {
    if (systemLock) {
      tries.wrong(now);
    }
  }

  private Verdict present(int holder, Kind kind, int slot) {
    Person person = Objects.requireNonNull(people.get(holder), "nobody has that slot");
    Optional<String> unwelcome = person.unwelcomeAtTheDoor(wall);
    boolean second = false;
    if (unwelcome.isEmpty() && person.dual) {
      Optional<First> before = firstOf(holder);
      if (before.isEmpty() || before.get().kind() == kind) {
        Duration until = before.map(First::until).orElseGet(() -> now.plus(SECOND));
        first = Optional.of(new First(holder, kind, slot, until));
        return stays("a first of two credentials");
      }
      second = true;
    }
    takeFirst(holder);
    if (unwelcome.isPresent()) {
      return stays(unwelcome.get());
    }
    if (person.administrator) {
      tries.administratorCame();
    }
    if (person.type == UserType.NON_ACCESS_USER) {
      return stays("a user without access");
    }
    if (mode == OperatingMode.PRIVACY && !person.administrator) {
      return stays("privacy mode");
    }
    if (isFlat()) {
      return stays("battery");
    }
    String manages = mode == OperatingMode.PRIVACY ? "an administrator in privacy mode" : "";
    return opened(person, second ? "a second of two credentials" : manages);
  }

  private Optional<First> firstOf(int holder) {
    return first
        .filter(one -> one.holder() == holder)
        .filter(
            one ->
                one.kind() == Kind.PASSCODE
                    ? codes.containsKey(one.slot()) && codes.get(one.slot()).holder() == holder
                    : fingers.containsKey(one.slot())
                        && fingers.get(one.slot()).holder() == holder);
  }

  private void takeFirst(int holder) {
    first = firstOf(holder).isPresent() ? Optional.empty() : first;
  }

  private Verdict opened(Person person, String why) {
    openings++;
    person.cameIn(now, wall, STAY);
    return opens(why.isEmpty() ? "within the rights of " + person.type : why);
  }

  private boolean isFlat() {
    return battery <= CRITICAL_PERCENT;
  }

  /// Whether this phone is listened to at all.
  boolean isAccepted(Phone phone) {
    Person holder = people.get(phone.holder());
    return phone.holder() == 0 || (holder != null && holder.enabled && holder.isWelcomeAt(wall));
  }

  /// Whether this phone manages the lock now.
  boolean manages(Phone phone) {
    Person holder = people.get(phone.holder());
    return phone.administrator() && (holder == null || holder.administrator) && isAccepted(phone);
  }

  /// A phone asks for the door to be opened (LK-35, LK-37, LK-51, ST-6).
  ///
  /// @param remote whether through the companion
  /// @param near whether the phone is connected by the near link as well
  Verdict unlock(Phone phone, boolean remote, boolean near) {
    boolean byTheWay =
        !remote
            || (remoteUnlock
                && !near
                && mode != OperatingMode.NO_REMOTE_LOCK_UNLOCK
                && !phone.visitor());
    if (!isAccepted(phone) || !byTheWay) {
      return stays(byTheWay ? "a phone of somebody unwelcome" : "a phone by that way");
    }
    if (mode == OperatingMode.PRIVACY && !manages(phone)) {
      return stays("a phone in privacy mode");
    }
    if (isFlat()) {
      return stays("battery");
    }
    String locked = isLocked() ? "a phone while locked out" : "a phone";
    Person holder = people.get(phone.holder());
    if (holder == null) {
      openings++;
      return opens(locked);
    }
    boolean enough = !holder.dual || firstOf(phone.holder()).isPresent();
    if (holder.type == UserType.NON_ACCESS_USER || !enough) {
      return stays(enough ? "a phone of a user without access" : "a phone alone of two");
    }
    takeFirst(phone.holder());
    return opened(holder, holder.dual ? "a phone as the second of two" : locked);
  }

  /// An app begins a new epoch of one-time codes.
  void raise(KeyId app, Phone phone, BiFunction<Long, Integer, String> digits) {
    oneTime.raise(app, phone, digits);
    wall.ifPresent(oneTime::settle);
  }

  /// Somebody is deleted with all that is theirs (LK-81).
  void delete(int number) {
    people.remove(number);
    codes.values().removeIf(code -> code.holder() == number);
    fingers.values().removeIf(finger -> finger.holder() == number);
    oneTime.forget(number);
  }
}
