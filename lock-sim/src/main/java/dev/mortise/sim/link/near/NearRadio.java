package dev.mortise.sim.link.near;

import dev.mortise.protocol.key.AgreementKey;

/// What all connections of one lock's radio share.
record NearRadio(
    LockKeys keys,
    RadioRange range,
    NearLinkHandler handler,
    NearLinkPolicy policy,
    ConnectionSlots slots) {

  /// Whether anybody is in reach.
  boolean reaches() {
    return range.metres() <= policy.rangeMetres();
  }

  /// Whether this peer is.
  boolean reaches(AgreementKey peer) {
    return range.metres(peer) <= policy.rangeMetres();
  }
}
