package dev.mortise.sim.link.near;

import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.key.AgreementKey;

/// Who is at the other end of a connection to the lock.
///
/// @param connection which connection; no two of a run have the same
/// @param key the peer's static key, which it has proved to hold
/// @param enrolled whether the key was an enrolled app's when this was said; a key that is not may
///   only pair, redeem an invitation or deliver a revocation
public record NearPeer(ConnectionId connection, AgreementKey key, boolean enrolled) {}
