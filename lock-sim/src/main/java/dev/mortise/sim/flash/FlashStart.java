package dev.mortise.sim.flash;

import dev.mortise.secret.SecretBytes;

/// What a lock finds in its memory when power comes on.
public sealed interface FlashStart {

  /// Nothing was ever committed: a lock as its maker ships it.
  record Blank() implements FlashStart {}

  /// The newest state.
  ///
  /// @param state as it was committed; whoever takes it wipes it
  record Newest(SecretBytes state) implements FlashStart {}

  /// The flash is not the newest that this lock wrote, or is damaged. Nothing in it is believed:
  /// only key, handle and reset work (SEC-26).
  record RestoredFlash() implements FlashStart {}
}
