package dev.mortise.sim.phone;

import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import dev.mortise.sim.phone.memory.RadioAddress;
import java.util.Optional;

/// What a phone can reach with: its radio and its network.
///
/// @param threads serve the radio, and the client
/// @param radio where a lock's radio port is; empty where the phone goes by what it remembers
/// @param client speaks with companions
/// @param wanted which of the two ways the phone's owner wants
public record Reach(
    LinkThreads threads, Optional<RadioAddress> radio, CompanionClient client, Wanted wanted) {

  /// A choice of ways.
  public enum Wanted {
    /// Nearby if the lock is in range, otherwise from afar (D-9).
    ANY,

    /// Nearby or not at all.
    NEAR,

    /// From afar or not at all.
    REMOTE
  }
}
