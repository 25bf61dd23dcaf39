package dev.mortise.protocol.cose;

import dev.mortise.protocol.Octets;
import java.nio.charset.StandardCharsets;

/// What a signed message is: the text `mortise/1/` and the type's name is the external data of its
/// signature.
public enum SignatureType {
  /// An enrolled app tells the lock to do something, over a challenge.
  COMMAND("mortise/1/command"),

  /// An administrator's app lets somebody else's key in.
  INVITATION("mortise/1/invitation"),

  /// An administrator's app takes a key, an invitation or a visitor passcode away.
  REVOCATION("mortise/1/revocation"),

  /// The lock says what happened, one link of its hash chain.
  EVENT("mortise/1/event"),

  /// The lock says what became of a command, a pairing or a revocation.
  RECEIPT("mortise/1/receipt"),

  /// The lock says what state it is in, and gives a challenge.
  ANSWER("mortise/1/answer"),

  /// An app's key begins a session with a companion.
  LOGIN("mortise/1/login"),

  /// A door sensor says how the door stands, over its counter.
  REPORT("mortise/1/report"),

  /// The maker vouches for a firmware image.
  FIRMWARE("mortise/1/firmware");

  private final String text;

  SignatureType(String text) {
    this.text = text;
  }

  /// What the signature covers beside the message: the external_aad of RFC 9052 section 4.3.
  public Octets externalData() {
    return Octets.adopt(text.getBytes(StandardCharsets.US_ASCII));
  }
}
