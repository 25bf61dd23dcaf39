package dev.mortise.authority.access;

import dev.mortise.authority.KeyRole;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.user.UserIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys that the lock has enrolled, and how often anything about access has changed.
///
/// The version counts changes of users and credentials too, which stand elsewhere but are shown
/// with the keys: whoever makes one calls [#changed()].
///
/// @param version grows with every change
/// @param keys in the order of enrolment, at most [#MAX_APPS] of them apps and [#MAX_DEVICES]
///   devices
public record AccessList(AccessVersion version, List<EnrolledKey> keys) {

  /// As many apps as a lock knows; each has a place among an event's alarm tags.
  public static final int MAX_APPS = 16;

  /// As many linked locks, remote controllers and door sensors as a lock knows.
  public static final int MAX_DEVICES = 8;

  /// The list of a lock that knows nobody.
  public static final AccessList EMPTY = new AccessList(AccessVersion.FIRST, List.of());

  public AccessList {
    keys = List.copyOf(keys);
    if (!areSound(keys)) {
      throw new IllegalArgumentException("too many keys, or one twice count=" + keys.size());
    }
  }

  private static boolean areSound(List<EnrolledKey> keys) {
    long apps = keys.stream().filter(key -> key.role().isApp()).count();
    return apps <= MAX_APPS
        && keys.size() - apps <= MAX_DEVICES
        && keys.stream().map(EnrolledKey::signingKey).distinct().count() == keys.size()
        && keys.stream().map(EnrolledKey::agreementKey).distinct().count() == keys.size();
  }

  /// The key with this id.
  public Optional<EnrolledKey> find(KeyId id) {
    for (EnrolledKey key : keys) {
      if (key.id().equals(id)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /// The key at whose end of the near link this agreement key stands.
  public Optional<EnrolledKey> find(AgreementKey agreementKey) {
    for (EnrolledKey key : keys) {
      if (key.agreementKey().equals(agreementKey)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /// The apps, in the order of enrolment.
  public List<EnrolledKey> apps() {
    return keys.stream().filter(key -> key.role().isApp()).toList();
  }

  /// Whether one more app has room.
  public boolean hasRoomForApp() {
    return apps().size() < MAX_APPS;
  }

  /// Whether one more device has room.
  public boolean hasRoomForDevice() {
    return keys.size() - apps().size() < MAX_DEVICES;
  }

  /// The door sensor, of which a lock has one.
  public Optional<EnrolledKey> doorSensor() {
    return keys.stream().filter(key -> key.role() == KeyRole.DOOR_SENSOR).findFirst();
  }

  /// The app whose time was over first of those whose time is over by now, if there is one.
  public Optional<EnrolledKey> firstEndedApp(Instant now) {
    return keys.stream()
        .filter(key -> key.role().isApp() && key.validity().hasEndedBy(now))
        .min(Comparator.comparing(key -> key.validity().until().orElseThrow()));
  }

  /// Whether this user has an administrator's app that no time and no limit binds.
  public boolean hasAdministratorOf(UserIndex user) {
    return keys.stream()
        .filter(key -> key.role() == KeyRole.ADMINISTRATOR && belongsTo(user, key))
        .anyMatch(key -> key.limits().isEmpty() && !key.validity().isBounded());
  }

  /// The list after something that is shown with it has changed.
  public AccessList changed() {
    return new AccessList(version.next(), keys);
  }

  /// The list with one more key; a key with the same id gives its place to the new one.
  public AccessList with(EnrolledKey added) {
    List<EnrolledKey> all = new ArrayList<>(keys);
    all.replaceAll(key -> key.id().equals(added.id()) ? added : key);
    if (!all.contains(added)) {
      all.add(added);
    }
    return new AccessList(version.next(), all);
  }

  /// The list without the key of this id; the same list if it has none.
  public AccessList without(KeyId id) {
    return withoutAll(key -> key.id().equals(id));
  }

  /// The list without the key that this invitation let in.
  public AccessList without(InvitationSerial serial) {
    return withoutAll(key -> key.serial().filter(serial::equals).isPresent());
  }

  /// The list without every key of this user (LK-81).
  public AccessList without(UserIndex user) {
    return withoutAll(key -> belongsTo(user, key));
  }

  private AccessList withoutAll(Predicate<EnrolledKey> leaving) {
    List<EnrolledKey> staying = keys.stream().filter(leaving.negate()).toList();
    return staying.size() == keys.size() ? this : new AccessList(version.next(), staying);
  }

  /// The apps that show an ordinary opening when this user is under duress: every app of theirs,
  /// and every app of the same accounts (D-21).
  public Set<KeyId> underDuressWith(UserIndex user) {
    Set<AccountId> accounts =
        keys.stream()
            .filter(key -> belongsTo(user, key))
            .map(EnrolledKey::account)
            .collect(Collectors.toSet());
    return idsOf(
        apps().stream().filter(key -> belongsTo(user, key) || accounts.contains(key.account())));
  }

  /// The apps that may be told when this user is under duress: all others (D-15).
  public Set<KeyId> toldOfDuressOf(UserIndex user) {
    Set<KeyId> told = new HashSet<>(idsOf(apps().stream()));
    told.removeAll(underDuressWith(user));
    return Set.copyOf(told);
  }

  private static boolean belongsTo(UserIndex user, EnrolledKey key) {
    return key.user().filter(user::equals).isPresent();
  }

  private static Set<KeyId> idsOf(Stream<EnrolledKey> keys) {
    return keys.map(EnrolledKey::id).collect(Collectors.toUnmodifiableSet());
  }

  /// The form it is stored in.
  public CborValue toCbor() {
    return CborMap.withFields().put(1, version.number()).put(2, keysToCbor()).build();
  }

  CborValue keysToCbor() {
    return new CborArray(keys.stream().<CborValue>map(EnrolledKeyCodec::toCbor).toList());
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static AccessList parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "access list");
    AccessVersion version = new AccessVersion(fields.integer(1, 0, Long.MAX_VALUE));
    List<CborValue> items = fields.array(2, 0, MAX_APPS + MAX_DEVICES);
    fields.finish();
    return new AccessList(version, keys(items));
  }

  static List<EnrolledKey> keys(List<CborValue> items) throws MalformedCbor {
    List<EnrolledKey> keys = new ArrayList<>();
    for (CborValue item : items) {
      keys.add(EnrolledKeyCodec.parse(item));
    }
    if (!areSound(keys)) {
      throw new MalformedCbor(List.of("access list: too many keys, or one twice"));
    }
    return keys;
  }
}
