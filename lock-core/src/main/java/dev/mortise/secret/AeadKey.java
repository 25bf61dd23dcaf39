package dev.mortise.secret;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// An AES-GCM key (NIST SP 800-38D), of 32 bytes wherever Mortise chooses.
///
/// A nonce must never serve twice under one key: whoever seals brings it, from a counter or from
/// fresh entropy, and says beside the call why it is new. The JDK's cipher does the work; it has
/// the hardware's instructions, and at the size of a video frame that is a factor of ten.
public final class AeadKey implements AutoCloseable {

  /// The length of a nonce, in bytes.
  public static final int NONCE_SIZE = 12;

  /// How much longer the sealed form is than the clear one, in bytes.
  public static final int TAG_SIZE = 16;

  private final SecretBytes key;

  /// A key that takes over these bytes and wipes them when closed.
  ///
  /// @throws IllegalArgumentException if there are neither 16 nor 32
  public AeadKey(SecretBytes key) {
    if (key.length() != 16 && key.length() != 32) {
      throw new IllegalArgumentException("key must be 16 or 32 bytes length=" + key.length());
    }
    this.key = key;
  }

  /// The sealed form: ciphertext, then tag.
  ///
  /// @param nonce 12 bytes, new under this key
  /// @param associatedData bytes that are bound, not sealed
  public byte[] seal(byte[] nonce, byte[] associatedData, byte[] plaintext) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, nonce, associatedData).doFinal(plaintext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot seal with AES-GCM", e);
    }
  }

  /// The clear form, or empty if any bit of key, nonce, associated data or sealed form differs from
  /// what was sealed.
  public Optional<SecretBytes> open(byte[] nonce, byte[] associatedData, byte[] sealed) {
    if (sealed.length < TAG_SIZE) {
      return Optional.empty();
    }
    try {
      byte[] plaintext = cipher(Cipher.DECRYPT_MODE, nonce, associatedData).doFinal(sealed);
      return Optional.of(SecretBytes.adopt(plaintext));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot open AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] associatedData)
      throws GeneralSecurityException {
    if (nonce.length != NONCE_SIZE) {
      throw new IllegalArgumentException("nonce must be 12 bytes size=" + nonce.length);
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key.bytes(), "AES"),
        new GCMParameterSpec(TAG_SIZE * Byte.SIZE, nonce));
    cipher.updateAAD(associatedData);
    return cipher;
  }

  @Override
  public void close() {
    key.close();
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
