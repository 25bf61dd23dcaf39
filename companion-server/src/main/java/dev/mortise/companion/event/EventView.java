package dev.mortise.companion.event;

import dev.mortise.companion.http.input.Base64Url;

/// A kept event as the API shows it.
///
/// @param chain how the companion saw it join the one before: continues, gap or broken
/// @param event the COSE_Sign1 message, base64url: verify it and believe only that
public record EventView(
    long sequence, int generation, String chain, String receivedAt, String event) {

  static EventView of(KeptEvent kept) {
    return new EventView(
        kept.sequence(),
        kept.generation().number(),
        kept.chain().word(),
        kept.receivedAt().toString(),
        Base64Url.encode(kept.message()));
  }
}
