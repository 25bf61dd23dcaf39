package dev.mortise.visitor;

import dev.mortise.passcode.Digits;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.VisitorReference;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the lock remembers of one-time codes: who may make them, which were used or revoked, and
/// how often somebody guessed.
///
/// Epochs are counted for the whole lock, so that no app ever gets a number twice: one that is
/// taken out and let in again begins a series of its own, and its old codes stay worthless
/// (SEC-15).
///
/// @param newest the newest epoch of any app
/// @param series the codes of each app that may make some
/// @param revoked references that were revoked, each with the hour since when; hour 0 means that
///   the time was unknown
/// @param wrongTries when there were wrong tries, on the monotonic clock, oldest first
public record VisitorLedger(
    VisitorEpoch newest,
    SortedMap<KeyId, VisitorSeries> series,
    SortedMap<VisitorReference, VisitorHour> revoked,
    List<Duration> wrongTries) {

  /// The ledger of a lock where nobody may make codes.
  public static final VisitorLedger EMPTY =
      new VisitorLedger(
          VisitorEpoch.OFF, Collections.emptySortedMap(), Collections.emptySortedMap(), List.of());

  private static final VisitorHour UNKNOWN = new VisitorHour(0);

  public VisitorLedger {
    series = Collections.unmodifiableSortedMap(new TreeMap<>(series));
    revoked = Collections.unmodifiableSortedMap(new TreeMap<>(revoked));
    wrongTries = List.copyOf(wrongTries);
  }

  /// Judges an entry at the keypad.
  ///
  /// @param hour the lock's hour; while it is unknown no code opens and there is nothing to ask
  ///   here
  /// @param now on the monotonic clock
  public VisitorVerdict check(
      Digits entry, VisitorHour hour, Duration now, VisitorKeys keys, VisitorPolicy policy) {
    if (!concerns(entry)) {
      return new VisitorVerdict.NotAsked();
    }
    if (isBlocked(now, policy)) {
      return new VisitorVerdict.Blocked();
    }
    VisitorLedger current = seen(hour, policy);
    VisitorWindow window = new VisitorWindow(hour);
    Optional<VisitorVerdict> accepted = Optional.empty();
    for (var one : current.series.entrySet()) {
      KeyId app = one.getKey();
      VisitorSeries own = one.getValue();
      Optional<VisitorVerdict> byThis =
          keys.secret(app, own.epoch())
              .flatMap(secret -> current.match(entry, window, app, own, secret));
      accepted = accepted.or(() -> byThis);
    }
    return accepted.orElseGet(() -> new VisitorVerdict.NoMatch(current));
  }

  private Optional<VisitorVerdict> match(
      Digits entry, VisitorWindow window, KeyId app, VisitorSeries own, VisitorSecret secret) {
    for (VisitorSlot slot : secret.codes(window).matches(entry)) {
      VisitorReference reference = secret.reference(slot);
      if (own.isOpen(slot) && !revoked.containsKey(reference)) {
        return Optional.of(new VisitorVerdict.Accepted(app, reference, with(app, own.use(slot))));
      }
    }
    return Optional.empty();
  }

  /// Whether this entry may be a one-time code at all: it has 8 digits, and some app makes codes.
  public boolean concerns(Digits entry) {
    return entry.length() == OneTimePasscode.LENGTH && !series.isEmpty();
  }

  /// Whether one-time codes are refused after too many wrong tries.
  ///
  /// @param now on the monotonic clock
  public boolean isBlocked(Duration now, VisitorPolicy policy) {
    return triesWithin(now, policy).count() >= policy.wrongTries();
  }

  /// The ledger after an entry of 8 digits that was no code and no passcode either.
  ///
  /// @param now on the monotonic clock
  public VisitorLedger wrongTry(Duration now, VisitorPolicy policy) {
    List<Duration> tries = Stream.concat(triesWithin(now, policy), Stream.of(now)).toList();
    return new VisitorLedger(newest, series, revoked, tries);
  }

  /// The ledger after an administrator lifted the refusal.
  public VisitorLedger lifted() {
    return wrongTries.isEmpty() ? this : new VisitorLedger(newest, series, revoked, List.of());
  }

  private Stream<Duration> triesWithin(Duration now, VisitorPolicy policy) {
    return wrongTries.stream().filter(at -> now.minus(at).compareTo(policy.window()) < 0);
  }

  /// The ledger after the lock has seen this hour: floors rise, flags and references that cannot
  /// matter any more go.
  public VisitorLedger seen(VisitorHour hour, VisitorPolicy policy) {
    SortedMap<KeyId, VisitorSeries> risen = new TreeMap<>(series);
    risen.replaceAll((_, one) -> one.seen(hour));
    SortedMap<VisitorReference, VisitorHour> kept = new TreeMap<>(revoked);
    kept.replaceAll((_, since) -> since.equals(UNKNOWN) ? hour : since);
    kept.values().removeIf(since -> hour.number() - since.number() > policy.revocationHours());
    VisitorLedger after = new VisitorLedger(newest, risen, kept, wrongTries);
    return after.equals(this) ? this : after;
  }

  /// The ledger in which this app has a new epoch: codes are on for it, and all it made before are
  /// worthless. Empty if as many other apps make codes as may.
  public Optional<VisitorLedger> raise(KeyId app, VisitorPolicy policy) {
    if (!series.containsKey(app) && series.size() >= policy.apps()) {
      return Optional.empty();
    }
    VisitorLedger counted = new VisitorLedger(newest.next(), series, revoked, wrongTries);
    return Optional.of(counted.with(app, VisitorSeries.begin(counted.newest)));
  }

  /// The epoch of each app that may make codes.
  public SortedMap<KeyId, VisitorEpoch> epochs() {
    SortedMap<KeyId, VisitorEpoch> epochs = new TreeMap<>();
    series.forEach((app, one) -> epochs.put(app, one.epoch()));
    return epochs;
  }

  /// The ledger without the codes of any app but these: an app that is taken out takes its codes
  /// along.
  public VisitorLedger retain(Set<KeyId> apps) {
    if (apps.containsAll(series.keySet())) {
      return this;
    }
    SortedMap<KeyId, VisitorSeries> kept = new TreeMap<>(series);
    kept.keySet().retainAll(apps);
    return new VisitorLedger(newest, kept, revoked, wrongTries);
  }

  /// The ledger in which the code of this reference opens nothing, or empty if it has no room for
  /// another.
  ///
  /// @param since the lock's hour
  public Optional<VisitorLedger> revoke(
      VisitorReference reference, VisitorHour since, VisitorPolicy policy) {
    if (revoked.containsKey(reference)) {
      return Optional.of(this);
    }
    if (revoked.size() >= policy.revocations()) {
      return Optional.empty();
    }
    SortedMap<VisitorReference, VisitorHour> more = new TreeMap<>(revoked);
    more.put(reference, since);
    return Optional.of(new VisitorLedger(newest, series, more, wrongTries));
  }

  /// The same, while the lock does not know the time: the reference's days begin when it does.
  public Optional<VisitorLedger> revoke(VisitorReference reference, VisitorPolicy policy) {
    return revoke(reference, UNKNOWN, policy);
  }

  private VisitorLedger with(KeyId app, VisitorSeries next) {
    SortedMap<KeyId, VisitorSeries> all = new TreeMap<>(series);
    all.put(app, next);
    return new VisitorLedger(newest, all, revoked, wrongTries);
  }

  /// The form it is stored in.
  public CborValue toCbor() {
    return VisitorLedgerCodec.toCbor(this);
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static VisitorLedger parse(CborValue value) throws MalformedCbor {
    return VisitorLedgerCodec.parse(value);
  }
}
