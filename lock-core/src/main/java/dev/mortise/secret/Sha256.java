package dev.mortise.secret;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 of FIPS 180-4, by the JDK, whose intrinsic is several times as fast as portable code.
public final class Sha256 {

  /// The length of a digest, in bytes.
  public static final int SIZE = 32;

  /// So much of a stream is in memory at once.
  private static final int PART_BYTES = 65_536;

  private Sha256() {}

  /// The digest of these parts, one after the other.
  public static byte[] of(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /// The digest of all that a stream still has. The stream stays open.
  ///
  /// @throws IOException if it cannot be read
  public static byte[] of(InputStream in) throws IOException {
    MessageDigest digest = digest();
    byte[] part = new byte[PART_BYTES];
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      digest.update(part, 0, read);
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
