package dev.mortise.user;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Field;
import java.time.Duration;
import java.util.Optional;

/// One user of the household.
///
/// @param index the user's place
/// @param name how the household calls them
/// @param role what they may do
/// @param enabled whether their credentials are accepted at all (ST-1)
/// @param terms on what terms they are accepted
/// @param expiry when the time of an *expiring* user is over, once it has begun (ST-5)
/// @param since the version of the access list that showed this user first; empty for whom no list
///   of before can have shown another user at this place (LK-81)
public record User(
    UserIndex index,
    DisplayName name,
    Role role,
    boolean enabled,
    AccessTerms terms,
    Optional<Expiry> expiry,
    Optional<AccessVersion> since) {

  /// A user whose time has not begun, or who has as much as they like.
  public User(UserIndex index, DisplayName name, Role role, boolean enabled, AccessTerms terms) {
    this(index, name, role, enabled, terms, Optional.empty(), Optional.empty());
  }

  /// An enabled user whom no time binds.
  public static User of(UserIndex index, DisplayName name, Role role) {
    return new User(index, name, role, true, AccessTerms.UNRESTRICTED);
  }

  /// Whether this user manages the lock.
  public boolean isAdministrator() {
    return role == Role.ADMINISTRATOR;
  }

  /// Whether this user may manage the lock now and always: an administrator, enabled, and on terms
  /// that nothing but another administrator changes. One whom time binds may not: their time may be
  /// over, and once the battery was out only an administrator's app says what time it is (LK-8,
  /// D-17).
  public boolean isUnboundAdministrator() {
    return isAdministrator()
        && enabled
        && !terms.isBoundToTime()
        && terms.type() == UserType.UNRESTRICTED_USER;
  }

  /// The same user under another name.
  public User named(DisplayName other) {
    return new User(index, other, role, enabled, terms, expiry, since);
  }

  /// The same user in another role.
  public User as(Role other) {
    return new User(index, name, other, enabled, terms, expiry, since);
  }

  /// The same user, enabled or disabled. Who is enabled anew has all their time again.
  public User enabled(boolean other) {
    return other == enabled
        ? this
        : new User(index, name, role, other, terms, Optional.empty(), since);
  }

  /// The same user on other terms. Who changes the type has all their time again.
  public User on(AccessTerms other) {
    Optional<Expiry> still = expiry.filter(_ -> other.type() == terms.type());
    return new User(index, name, role, enabled, other, still, since);
  }

  /// The same user with another validity.
  public User during(Validity other) {
    return on(terms.during(other));
  }

  /// The same user, whose time has begun.
  public User expiring(Expiry at) {
    return new User(index, name, role, enabled, terms, Optional.of(at), since);
  }

  /// The same user, whom the access list shows from this version on.
  public User since(AccessVersion version) {
    return new User(index, name, role, enabled, terms, expiry, Optional.of(version));
  }

  /// Whether it is this user, and not one who had the place before, whom the list of this version
  /// shows.
  ///
  /// @param seen the version; empty if it is not known
  public boolean isShownBy(Optional<AccessVersion> seen) {
    return since.isEmpty()
        || seen.filter(version -> version.compareTo(since.get()) >= 0).isPresent();
  }

  /// When this user's time is over by the monotonic clock, if it has begun.
  Optional<Duration> expiresAt() {
    return expiry.filter(_ -> enabled).map(Expiry::monotonic);
  }

  /// The form it is stored in.
  CborValue toCbor() {
    CborMap.Builder fields =
        CborMap.withFields()
            .put(1, index.number())
            .put(2, name.text())
            .put(3, role.wireText())
            .put(4, enabled);
    terms.put(fields, 7);
    expiry.ifPresent(at -> fields.put(10, at.toCbor()));
    since.ifPresent(version -> fields.put(11, version.number()));
    return fields.build();
  }

  /// Reads the stored form.
  static User parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "user");
    UserIndex index = Field.userIndex(fields, 1);
    DisplayName name = Field.name(fields, 2);
    Role role = Field.word(fields, 3, Role.values(), Role::wireText);
    boolean enabled = fields.bool(4);
    AccessTerms terms = AccessTerms.read(fields, 7);
    Optional<CborValue> expiry = fields.optional(10, () -> fields.value(10));
    Optional<AccessVersion> since =
        fields.optional(11, () -> new AccessVersion(fields.integer(11, 0, Long.MAX_VALUE)));
    fields.finish();
    return new User(
        index,
        name,
        role,
        enabled,
        terms,
        expiry.isPresent() ? Optional.of(Expiry.parse(expiry.get())) : Optional.empty(),
        since);
  }
}
