package dev.mortise.protocol.seal;

/// What a sealed argument is for. Every argument for one purpose is equally long on the wire.
public enum SealPurpose {
  /// Wi-Fi name and password, sent while pairing.
  PAIR("pair", 128),

  /// Wi-Fi name and password, sent to a lock that is paired.
  SET_WIFI("set-wifi", 128),

  /// The secret of an invitation, 16 bytes.
  INVITE("invite", 32),

  /// Digits and schedule of a periodic visitor passcode.
  SET_PERIODIC_PASSCODE("set-periodic-passcode", 128);

  private final String wireText;
  private final int paddedSize;

  SealPurpose(String wireText, int paddedSize) {
    this.wireText = wireText;
    this.paddedSize = paddedSize;
  }

  /// The operation's name, bound to the sealed argument.
  public String wireText() {
    return wireText;
  }

  /// The length that every plaintext is padded to, in bytes; it may hold one less.
  public int paddedSize() {
    return paddedSize;
  }

  /// The length on the wire, in bytes.
  public int sealedSize() {
    return Sealed.sizeOf(paddedSize);
  }
}
