package dev.mortise.biometric.protect;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.Hkdf;
import dev.mortise.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The key under which one lock transforms faces and palms in one epoch.
///
/// Another lock, or the same lock after a reset, has another key: its templates of the same person
/// look like those of a stranger (unlinkability), and old ones are worth nothing under the new key
/// (renewability).
public final class ProtectionKey implements AutoCloseable {

  private static final String KEY_INFO = "mortise template protection 1";
  private static final String ID_INFO = "mortise template protection 1 name";
  private static final String STREAM_INFO = "mortise template protection 1 stream ";
  private static final int SIZE = 32;

  private final SecretBytes key;
  private final KeyId id;

  private ProtectionKey(SecretBytes key) {
    this.key = key;
    this.id = Hkdf.expand(key, info(ID_INFO), KeyId.SIZE).lend(name -> new KeyId(Octets.of(name)));
  }

  /// The key of this lock in this epoch.
  ///
  /// @param elementKey a secret of the secure element, which stays the caller's to wipe
  /// @param epoch the generation: each reset begins another
  public static ProtectionKey derive(SecretBytes elementKey, LockId lock, Generation epoch) {
    byte[] label = info(KEY_INFO);
    byte[] info =
        ByteBuffer.allocate(label.length + LockId.SIZE + Integer.BYTES)
            .put(label)
            .put(lock.octets().asBuffer())
            .putInt(epoch.number())
            .array();
    return new ProtectionKey(Hkdf.expand(elementKey, info, SIZE));
  }

  /// The name of this key, which is no secret.
  public KeyId id() {
    return id;
  }

  /// An endless stream of bits for one use; the same use gives the same stream again.
  public KeyedStream stream(String use) {
    return KeyedStream.of(Hkdf.expand(key, info(STREAM_INFO + use), KeyedStream.KEY_SIZE));
  }

  private static byte[] info(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
