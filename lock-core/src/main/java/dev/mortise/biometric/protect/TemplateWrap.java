package dev.mortise.biometric.protect;

import dev.mortise.secret.AeadKey;
import dev.mortise.secret.Hkdf;
import dev.mortise.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/// The wrap of stored templates: AES-256-GCM under a key of the secure element that wraps nothing
/// else, with slot, modality, format and version as associated data.
///
/// Wrapping the same template anew under another key renews it, destroying the key revokes
/// everything under it. Nonces are random: with 96 bits a key may wrap 2^32 templates (NIST SP
/// 800-38D, 8.3), more than a lock writes in its life.
public final class TemplateWrap implements AutoCloseable {

  private static final byte[] INFO = "mortise template wrap 1".getBytes(StandardCharsets.UTF_8);
  private static final int KEY_SIZE = 32;

  private final AeadKey key;
  private final SecureRandom random;

  private TemplateWrap(AeadKey key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  /// The wrap that belongs to a secure element's key, which stays the caller's to wipe.
  public static TemplateWrap of(SecretBytes elementKey, SecureRandom random) {
    return new TemplateWrap(new AeadKey(Hkdf.expand(elementKey, INFO, KEY_SIZE)), random);
  }

  /// The stored form of a template's content: nonce, ciphertext, tag. Called by templates alone.
  public byte[] seal(TemplatePlace place, byte[] content) {
    byte[] nonce = new byte[AeadKey.NONCE_SIZE];
    random.nextBytes(nonce);
    byte[] sealed = key.seal(nonce, place.associatedData(), content);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /// The content, or empty if it was not wrapped here, for this place. Called by templates alone.
  public Optional<SecretBytes> open(TemplatePlace place, byte[] stored) {
    if (stored.length < AeadKey.NONCE_SIZE) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(stored, AeadKey.NONCE_SIZE);
    byte[] sealed = Arrays.copyOfRange(stored, AeadKey.NONCE_SIZE, stored.length);
    return key.open(nonce, place.associatedData(), sealed);
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
