package dev.mortise.sim.world.courier;

import dev.mortise.authority.Channel;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.phone.dialogue.NoWord;
import java.time.Duration;

/// What lies between a phone and its lock when nothing goes wrong.
public interface Air {

  /// Brings a request to the lock, and its response back, or nothing at all if the lock has none.
  ///
  /// @throws NoWord if the lock has no power, or loses it before there is a response
  Octets carry(Channel channel, Octets request) throws NoWord;

  /// The world's time.
  Duration now();

  /// Lets time pass.
  void turn(Duration time);
}
