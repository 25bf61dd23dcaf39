package dev.mortise.sim.command.event;

import dev.mortise.protocol.key.KeyId;
import dev.mortise.user.UserIndex;

/// What whoever reads an event calls the people and apps in it.
public interface Names {

  /// The name of a user.
  String user(UserIndex user);

  /// The name of an app.
  String app(KeyId key);

  /// For whoever knows none: numbers.
  Names NONE =
      new Names() {
        @Override
        public String user(UserIndex user) {
          return "user " + user.number();
        }

        @Override
        public String app(KeyId key) {
          return "app " + key;
        }
      };
}
