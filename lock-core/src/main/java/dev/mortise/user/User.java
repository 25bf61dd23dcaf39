package dev.mortise.user;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
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
public record User(
    UserIndex index,
    DisplayName name,
    Role role,
    boolean enabled,
    AccessTerms terms,
    Optional<Expiry> expiry) {

  /// A user whose time has not begun, or who has as much as they like.
  public User(UserIndex index, DisplayName name, Role role, boolean enabled, AccessTerms terms) {
    this(index, name, role, enabled, terms, Optional.empty());
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
    return new User(index, other, role, enabled, terms, expiry);
  }

  /// The same user in another role.
  public User as(Role other) {
    return new User(index, name, other, enabled, terms, expiry);
  }

  /// The same user, enabled or disabled. Who is enabled anew has all their time again.
  public User enabled(boolean other) {
    return other == enabled ? this : new User(index, name, role, other, terms);
  }

  /// The same user on other terms. Who changes the type has all their time again.
  public User on(AccessTerms other) {
    Optional<Expiry> still = expiry.filter(_ -> other.type() == terms.type());
    return new User(index, name, role, enabled, other, still);
  }

  /// The same user with another validity.
  public User during(Validity other) {
    return on(terms.during(other));
  }

  /// The same user, whose time has begun.
  public User expiring(Expiry at) {
    return new User(index, name, role, enabled, terms, Optional.of(at));
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
    fields.finish();
    return new User(
        index,
        name,
        role,
        enabled,
        terms,
        expiry.isPresent() ? Optional.of(Expiry.parse(expiry.get())) : Optional.empty());
  }
}
