package dev.mortise.sim.command.event;

import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.lock.StoredState;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;

/// What the lock itself calls its users and apps.
///
/// @param stored what it has stored
public record HouseholdNames(StoredState stored) implements Names {

  @Override
  public String user(UserIndex user) {
    return stored
        .household()
        .user(user)
        .map(User::name)
        .map(name -> name.text() + " (user " + user + ")")
        .orElseGet(() -> Names.NONE.user(user));
  }

  @Override
  public String app(KeyId key) {
    return stored
        .access()
        .find(key)
        .map(EnrolledKey::name)
        .map(name -> "app \"" + name + "\"")
        .orElseGet(() -> Names.NONE.app(key));
  }
}
