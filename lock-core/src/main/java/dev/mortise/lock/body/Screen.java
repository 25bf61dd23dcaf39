package dev.mortise.lock.body;

import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.qr.PairingCode;

/// What the lock's own screen shows.
public sealed interface Screen {

  /// Nothing.
  Screen BLANK = new Blank();

  /// Nothing.
  record Blank() implements Screen {}

  /// The QR code that an app scans to pair (LK-27).
  ///
  /// @param code its content, with the secret of this pairing mode
  record PairingQr(PairingCode code) implements Screen {}

  /// The digits that the app which just paired shows too, and the name it gave itself. If they
  /// differ, or the app shows none, somebody else paired.
  ///
  /// @param name what the app calls itself
  /// @param digits six digits
  record PairingDigits(DisplayName name, String digits) implements Screen {}
}
