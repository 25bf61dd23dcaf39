package dev.mortise.user;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Field;

/// One user of the household.
///
/// @param index the user's place
/// @param name how the household calls them
/// @param role what they may do
/// @param enabled whether their credentials are accepted at all (ST-1)
/// @param validity when they are accepted (LK-10)
public record User(
    UserIndex index, DisplayName name, Role role, boolean enabled, Validity validity) {

  /// An enabled user whom no time binds.
  public static User of(UserIndex index, DisplayName name, Role role) {
    return new User(index, name, role, true, Validity.ALWAYS);
  }

  /// Whether this user manages the lock.
  public boolean isAdministrator() {
    return role == Role.ADMINISTRATOR;
  }

  /// The same user under another name.
  public User named(DisplayName other) {
    return new User(index, other, role, enabled, validity);
  }

  /// The same user in another role.
  public User as(Role other) {
    return new User(index, name, other, enabled, validity);
  }

  /// The same user, enabled or disabled.
  public User enabled(boolean other) {
    return new User(index, name, role, other, validity);
  }

  /// The same user with another validity.
  public User during(Validity other) {
    return new User(index, name, role, enabled, other);
  }

  /// The form it is stored in.
  CborValue toCbor() {
    return CborMap.withFields()
        .put(1, index.number())
        .put(2, name.text())
        .put(3, role.wireText())
        .put(4, enabled)
        .put(5, validity.from().map(Field::item).orElse(CborValue.NULL))
        .put(6, validity.until().map(Field::item).orElse(CborValue.NULL))
        .build();
  }

  /// Reads the stored form.
  static User parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "user");
    User user =
        new User(
            Field.userIndex(fields, 1),
            Field.name(fields, 2),
            Field.word(fields, 3, Role.values(), Role::wireText),
            fields.bool(4),
            Field.validity(fields, 5, 6));
    fields.finish();
    return user;
  }
}
