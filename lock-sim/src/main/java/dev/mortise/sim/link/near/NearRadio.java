package dev.mortise.sim.link.near;

/// What all connections of one lock's radio share.
record NearRadio(
    LockKeys keys,
    RadioRange range,
    NearLinkHandler handler,
    NearLinkPolicy policy,
    ConnectionSlots slots) {

  boolean reaches() {
    return range.metres() <= policy.rangeMetres();
  }
}
