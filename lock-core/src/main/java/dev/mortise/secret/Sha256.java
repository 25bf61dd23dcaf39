package dev.mortise.secret;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 of FIPS 180-4, by the JDK, whose intrinsic is several times as fast as portable code.
public final class Sha256 {

  /// The length of a digest, in bytes.
  public static final int SIZE = 32;

  private Sha256() {}

  /// The digest of these parts, one after the other.
  public static byte[] of(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /// A fresh digest. SHA-256 is in every Java platform, so its absence is a broken installation.
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256", e);
    }
  }
}
