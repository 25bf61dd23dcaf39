package dev.mortise.sim.link.noise;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A phone and a lock that shake hands in memory, with keys that are the same in every run.
final class Conversation {

  static final Octets PROLOGUE = text("prologue");
  static final AgreementKeyPair PHONE = pair(1);
  static final AgreementKeyPair LOCK = pair(2);

  final NoiseTransport phone;
  final NoiseTransport lock;

  Conversation() throws NoiseException {
    HandshakeState initiator = phoneCalling(LOCK.publicKey());
    HandshakeState responder = lockAnswering();
    responder.read(initiator.write(Octets.empty()));
    initiator.read(responder.write(Octets.empty()));
    responder.read(initiator.write(Octets.empty()));
    phone = initiator.split();
    lock = responder.split();
  }

  static HandshakeState phoneCalling(AgreementKey key) {
    return phoneCalling(key, PROLOGUE);
  }

  static HandshakeState phoneCalling(AgreementKey key, Octets prologue) {
    return HandshakeState.initiator(HandshakePattern.XK, prologue, PHONE, pair(3), key);
  }

  static HandshakeState lockAnswering() {
    return HandshakeState.responder(HandshakePattern.XK, PROLOGUE, LOCK, pair(4));
  }

  static AgreementKeyPair pair(int seed) {
    byte[] bytes = new byte[AgreementKeyPair.PRIVATE_SIZE];
    Arrays.fill(bytes, (byte) seed);
    return AgreementKeyPair.of(SecretBytes.adopt(bytes));
  }

  static Octets text(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The same bytes with one bit of one byte turned over.
  static Octets flipped(Octets octets, int index) {
    byte[] bytes = octets.copy();
    bytes[index] ^= 1;
    return Octets.adopt(bytes);
  }
}
