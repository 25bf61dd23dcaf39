package dev.mortise.sim.link.noise;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.secret.AeadKey;
import dev.mortise.secret.SecretBytes;

/// A conversation after its handshake (Noise section 5.2, Split): what one end seals, the other
/// opens, in the order in which it was sealed.
///
/// A message that does not open ends the conversation: the keys are wiped and further calls are
/// refused. One thread uses it.
public final class NoiseTransport implements AutoCloseable {

  /// The longest Noise message of any kind, in bytes (Noise section 3).
  public static final int MESSAGE_SIZE_MAX = 65_535;

  /// How much longer a sealed message is than the clear one, in bytes.
  public static final int TAG_SIZE = AeadKey.TAG_SIZE;

  private static final byte[] NO_ASSOCIATED_DATA = {};

  private final CipherState sending;
  private final CipherState receiving;
  private final AgreementKey peer;
  private final Octets handshakeHash;
  private boolean closed;

  NoiseTransport(
      CipherState sending, CipherState receiving, AgreementKey peer, Octets handshakeHash) {
    this.sending = sending;
    this.receiving = receiving;
    this.peer = peer;
    this.handshakeHash = handshakeHash;
  }

  /// The other end's static key, which it has proved to hold.
  public AgreementKey peer() {
    return peer;
  }

  /// 32 bytes that both ends have in common and no other conversation has (Noise section 11.2).
  public Octets handshakeHash() {
    return handshakeHash;
  }

  /// The sealed form of a message, [#TAG_SIZE] bytes longer.
  ///
  /// @throws NoiseException if the message is too long, or every nonce is used up
  /// @throws IllegalStateException after the conversation ended
  public Octets seal(Octets message) throws NoiseException {
    requireOpen();
    try {
      if (message.size() > MESSAGE_SIZE_MAX - TAG_SIZE) {
        throw new NoiseException(NoiseFault.TOO_LONG);
      }
      return Octets.adopt(sending.encrypt(NO_ASSOCIATED_DATA, message.copy()));
    } catch (NoiseException e) {
      close();
      throw e;
    }
  }

  /// The message that the other end sealed.
  ///
  /// @throws NoiseException if these are not the very bytes that the other end sealed next
  /// @throws IllegalStateException after the conversation ended
  public Octets open(Octets sealed) throws NoiseException {
    requireOpen();
    try {
      requireBounded(sealed);
      try (SecretBytes message = receiving.decrypt(NO_ASSOCIATED_DATA, sealed.copy())) {
        return Octets.adopt(message.reveal());
      }
    } catch (NoiseException e) {
      close();
      throw e;
    }
  }

  static void requireBounded(Octets message) throws NoiseException {
    if (message.size() > MESSAGE_SIZE_MAX) {
      throw new NoiseException(NoiseFault.TOO_LONG);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("conversation used after its end");
    }
  }

  @Override
  public void close() {
    closed = true;
    sending.close();
    receiving.close();
  }
}
