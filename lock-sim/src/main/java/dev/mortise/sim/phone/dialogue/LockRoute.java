package dev.mortise.sim.phone.dialogue;

import dev.mortise.authority.Channel;
import dev.mortise.protocol.Octets;

/// A way to bring requests to a lock. It is not trusted: it may lose, delay, change or invent.
public interface LockRoute {

  /// Which way this is to the lock.
  Channel channel();

  /// Brings a request and waits for the response.
  ///
  /// @throws NoWord if none came
  Octets ask(Octets request) throws NoWord;
}
