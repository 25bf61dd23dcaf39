package dev.mortise.journal.event;

import dev.mortise.protocol.key.KeyId;
import dev.mortise.user.UserIndex;
import java.util.Optional;

/// Who made a change, as far as the lock knows.
///
/// @param user the user of the household whose credential or app it was
/// @param key the app's key, if it was done with an app
public record Maker(Optional<UserIndex> user, Optional<KeyId> key) {

  /// The lock itself, or somebody it does not know.
  public static final Maker NOBODY = new Maker(Optional.empty(), Optional.empty());

  /// A user, by a credential at the door.
  public static Maker of(UserIndex user) {
    return new Maker(Optional.of(user), Optional.empty());
  }

  /// An app that belongs to no user of the household.
  public static Maker of(KeyId key) {
    return new Maker(Optional.empty(), Optional.of(key));
  }

  /// An app of a user.
  public static Maker of(UserIndex user, KeyId key) {
    return new Maker(Optional.of(user), Optional.of(key));
  }
}
