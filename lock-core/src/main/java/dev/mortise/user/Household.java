package dev.mortise.user;

import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialLimits;
import dev.mortise.credential.CredentialRef;
import dev.mortise.passcode.Passcode;
import dev.mortise.passcode.PasscodeTable;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.secret.SecretBytes;
import dev.mortise.visitor.periodic.PeriodicPasscode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The users of the lock with everything they open it with: what goes away together stands together
/// (LK-81).
///
/// @param users at most 50, by index
/// @param credentials by kind and index, each of a user that exists
/// @param passcodes what is kept of the credentials that are passcodes, and of periodic ones
/// @param periodic the periodic visitor passcodes, by index: nobody's of the household, and counted
///   among its passcodes (LK-20)
public record Household(
    List<User> users,
    List<Credential> credentials,
    PasscodeTable passcodes,
    List<PeriodicPasscode> periodic) {

  /// A household without anybody.
  public static final Household EMPTY =
      new Household(List.of(), List.of(), PasscodeTable.EMPTY, List.of());

  /// More credentials than any model has room for.
  static final int MAX_CREDENTIALS = 5 * CredentialRef.MAX_INDEX;

  private static final Comparator<Credential> BY_REF =
      Comparator.comparing(Credential::kind)
          .thenComparingInt(credential -> credential.ref().index());

  public Household {
    users = List.copyOf(users);
    credentials = List.copyOf(credentials);
    periodic = List.copyOf(periodic);
    if (!isSound(users, credentials, passcodes, periodic)) {
      throw new IllegalArgumentException("household whose parts do not fit together");
    }
  }

  /// Whether users and credentials are in order and none is there twice, each credential is
  /// somebody's, and what is kept of passcodes belongs to the credentials that are passcodes or to
  /// the periodic ones.
  static boolean isSound(
      List<User> users,
      List<Credential> credentials,
      PasscodeTable passcodes,
      List<PeriodicPasscode> periodic) {
    boolean[] exists = new boolean[UserIndex.MAX + 1];
    int before = 0;
    for (User user : users) {
      if (user.index().number() <= before) {
        return false;
      }
      before = user.index().number();
      exists[before] = true;
    }
    List<Integer> codes = new ArrayList<>();
    for (int i = 0; i < credentials.size(); i++) {
      Credential one = credentials.get(i);
      if (!exists[one.holder().number()]
          || (i > 0 && BY_REF.compare(credentials.get(i - 1), one) >= 0)) {
        return false;
      }
      if (one.kind() == CredentialKind.PASSCODE) {
        codes.add(one.ref().index());
      }
    }
    for (int i = 0; i < periodic.size(); i++) {
      if (i > 0 && periodic.get(i - 1).index() >= periodic.get(i).index()) {
        return false;
      }
      codes.add(periodic.get(i).index());
    }
    return codes.stream().sorted().toList().equals(passcodes.indexes());
  }

  /// The form it is stored in.
  public CborValue toCbor() {
    return HouseholdCodec.toCbor(this);
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static Household parse(CborValue value) throws MalformedCbor {
    return HouseholdCodec.parse(value);
  }

  /// The user at this place.
  public Optional<User> user(UserIndex index) {
    for (User user : users) {
      if (user.index().equals(index)) {
        return Optional.of(user);
      }
    }
    return Optional.empty();
  }

  /// Whether anybody manages the lock (LK-23).
  public boolean hasAdministrator() {
    return users.stream().anyMatch(User::isAdministrator);
  }

  /// How many kinds of ordinary credentials this user can show at the door.
  public long kindsOf(UserIndex holder) {
    return credentialsOf(holder).stream()
        .filter(one -> !one.duress())
        .map(Credential::kind)
        .distinct()
        .count();
  }

  /// When the next user's time is over by the monotonic clock, if anybody's has begun (ST-5).
  public Optional<Duration> nextExpiry() {
    Optional<Duration> next = Optional.empty();
    for (User user : users) {
      Optional<Duration> at = user.expiresAt();
      if (at.isPresent() && (next.isEmpty() || at.get().compareTo(next.get()) < 0)) {
        next = at;
      }
    }
    return next;
  }

  /// The lowest place that is free, or empty if 50 are taken.
  public Optional<UserIndex> freeUser() {
    return IntStream.rangeClosed(1, UserIndex.MAX)
        .mapToObj(UserIndex::new)
        .filter(index -> user(index).isEmpty())
        .findFirst();
  }

  /// This household with this user, in the place of whoever had the index.
  public Household with(User user) {
    List<User> others =
        Stream.concat(
                users.stream().filter(other -> !other.index().equals(user.index())),
                Stream.of(user))
            .sorted(Comparator.comparing(User::index))
            .toList();
    return new Household(others, credentials, passcodes, periodic);
  }

  /// This household without this user and all their credentials.
  public Household without(UserIndex index) {
    Household remaining = this;
    for (Credential credential : credentialsOf(index)) {
      remaining = remaining.without(credential.ref());
    }
    return new Household(
        users.stream().filter(user -> !user.index().equals(index)).toList(),
        remaining.credentials,
        remaining.passcodes,
        periodic);
  }

  /// The credential of this name.
  public Optional<Credential> credential(CredentialRef ref) {
    for (Credential credential : credentials) {
      if (credential.ref().equals(ref)) {
        return Optional.of(credential);
      }
    }
    return Optional.empty();
  }

  /// Whether anybody has a credential of this kind.
  public boolean hasAny(CredentialKind kind) {
    return credentials.stream().anyMatch(one -> one.kind() == kind);
  }

  /// All credentials of this user.
  public List<Credential> credentialsOf(UserIndex holder) {
    return credentials.stream().filter(one -> one.holder().equals(holder)).toList();
  }

  /// The first ordinary credential of this kind that this user has: the one an event names for all
  /// of them that are duress credentials (D-15).
  public Optional<Credential> firstOrdinary(UserIndex holder, CredentialKind kind) {
    for (Credential one : credentials) {
      if (one.kind() == kind && one.holder().equals(holder) && !one.duress()) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /// Whether one more of this kind has room, in the lock and with this user.
  public boolean hasRoom(UserIndex holder, CredentialKind kind, boolean duress) {
    CredentialLimits limits = CredentialLimits.of(kind);
    long inLock =
        credentials.stream().filter(one -> one.kind() == kind).count()
            + (kind == CredentialKind.PASSCODE ? periodic.size() : 0);
    long withUser =
        credentials.stream()
            .filter(one -> one.kind() == kind && one.duress() == duress)
            .filter(one -> one.holder().equals(holder))
            .count();
    return inLock < limits.ofLock() && withUser < limits.ofUser(duress);
  }

  /// The lowest free place of this kind, or empty if all are taken.
  public Optional<CredentialRef> freeRef(CredentialKind kind) {
    return IntStream.rangeClosed(1, CredentialRef.MAX_INDEX)
        .mapToObj(index -> new CredentialRef(kind, index))
        .filter(ref -> credential(ref).isEmpty() && periodic(ref).isEmpty())
        .findFirst();
  }

  /// The periodic visitor passcode of this name.
  public Optional<PeriodicPasscode> periodic(CredentialRef ref) {
    return periodic.stream().filter(one -> one.ref().equals(ref)).findFirst();
  }

  /// This household with one more periodic visitor passcode.
  ///
  /// @param key what passcodes are hashed under
  public Household with(PeriodicPasscode added, Passcode passcode, SecretBytes key) {
    List<PeriodicPasscode> all =
        Stream.concat(periodic.stream(), Stream.of(added))
            .sorted(Comparator.comparingInt(PeriodicPasscode::index))
            .toList();
    return new Household(users, credentials, passcodes.with(added.index(), passcode, key), all);
  }

  /// When the next periodic visitor passcode is over, if there is any.
  public Optional<Instant> nextPeriodicEnd() {
    return periodic.stream().map(one -> one.schedule().until()).min(Comparator.naturalOrder());
  }

  /// This household without the periodic visitor passcodes that are of this sort.
  public Household withoutPeriodic(Predicate<PeriodicPasscode> gone) {
    PasscodeTable left = passcodes;
    for (PeriodicPasscode one : periodic) {
      left = gone.test(one) ? left.without(one.index()) : left;
    }
    return left.indexes().equals(passcodes.indexes())
        ? this
        : new Household(users, credentials, left, periodic.stream().filter(gone.negate()).toList());
  }

  /// This household with this credential, in the place of the one of the same name. A new passcode
  /// comes by [#withPasscode].
  public Household with(Credential credential) {
    return new Household(users, credentialsWith(credential), passcodes, periodic);
  }

  /// This household with one more passcode.
  ///
  /// @param credential whose it is, and its name
  /// @param key what passcodes are hashed under
  public Household withPasscode(Credential credential, Passcode passcode, SecretBytes key) {
    return new Household(
        users,
        credentialsWith(credential),
        passcodes.with(credential.ref().index(), passcode, key),
        periodic);
  }

  private List<Credential> credentialsWith(Credential credential) {
    return Stream.concat(
            credentials.stream().filter(one -> !one.ref().equals(credential.ref())),
            Stream.of(credential))
        .sorted(BY_REF)
        .toList();
  }

  /// This household without this credential.
  public Household without(CredentialRef ref) {
    PasscodeTable others =
        ref.kind() == CredentialKind.PASSCODE && credential(ref).isPresent()
            ? passcodes.without(ref.index())
            : passcodes;
    return new Household(
        users,
        credentials.stream().filter(one -> !one.ref().equals(ref)).toList(),
        others,
        periodic);
  }
}
