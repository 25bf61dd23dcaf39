package dev.mortise.lock.live;

import dev.mortise.authority.Attempts;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.UserIndex;
import java.time.Duration;

/// Pairing at the lock (LK-27): first a QR code is open to be scanned, then the digits of whoever
/// paired are shown.
public sealed interface PairingMode extends Procedure {

  /// The QR code is on the screen. Ends with a pairing, by time-out and at restart; its secret ends
  /// with it.
  ///
  /// @param secret S of the QR code, 16 bytes
  /// @param administrator whose credential was presented at SET; the new app belongs to them (D-21)
  /// @param attempts the attempts to pair
  record Open(SecretBytes secret, UserIndex administrator, Attempts attempts, Duration until)
      implements PairingMode {}

  /// An app paired; the screen shows its name and digits to be compared.
  ///
  /// @param name what the app calls itself
  /// @param digits six digits
  record Shown(DisplayName name, String digits, Duration until) implements PairingMode {}
}
