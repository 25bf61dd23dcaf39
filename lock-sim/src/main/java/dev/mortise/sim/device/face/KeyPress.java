package dev.mortise.sim.device.face;

import dev.mortise.lock.LockInput;
import dev.mortise.lock.body.KeypadKey;

/// A finger on one key of the keypad.
///
/// @param key which
/// @param held whether for three seconds
public record KeyPress(KeypadKey key, boolean held) {

  /// A short press.
  public static KeyPress of(KeypadKey key) {
    return new KeyPress(key, false);
  }

  /// What the machine is told of it.
  public LockInput input() {
    return held ? new LockInput.KeyHeld(key) : new LockInput.KeyPressed(key);
  }
}
