package dev.mortise.protocol.key;

/// Signs with a private key that it need not give away: a pair in memory, a phone's or lock's
/// secure element.
public interface Signer {

  /// The key that verifies what this signs.
  SigningKey publicKey();

  /// The signature of these bytes, [SignatureAlgorithm#SIGNATURE_SIZE] bytes.
  byte[] sign(byte[] message);
}
