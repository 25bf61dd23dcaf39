package dev.mortise.sim.link.noise;

import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The keys of both ends, as far as this end has them by now, and what they agree on.
///
/// The own ephemeral pair is wiped on close; the static one belongs to the caller.
final class HandshakeKeys implements AutoCloseable {

  private final HandshakeRole role;
  private final AgreementKeyPair ownStatic;
  private final AgreementKeyPair ownEphemeral;
  private @Nullable AgreementKey peerStatic;
  private @Nullable AgreementKey peerEphemeral;

  HandshakeKeys(
      HandshakeRole role,
      AgreementKeyPair ownStatic,
      AgreementKeyPair ownEphemeral,
      @Nullable AgreementKey peerStatic) {
    this.role = role;
    this.ownStatic = ownStatic;
    this.ownEphemeral = ownEphemeral;
    this.peerStatic = peerStatic;
  }

  HandshakeRole role() {
    return role;
  }

  AgreementKey ownStatic() {
    return ownStatic.publicKey();
  }

  AgreementKey ownEphemeral() {
    return ownEphemeral.publicKey();
  }

  Optional<AgreementKey> peerStatic() {
    return Optional.ofNullable(peerStatic);
  }

  void peerStatic(AgreementKey key) {
    peerStatic = key;
  }

  void peerEphemeral(AgreementKey key) {
    peerEphemeral = key;
  }

  /// The static key of that end.
  ///
  /// @throws IllegalStateException if it is not known yet
  AgreementKey staticOf(HandshakeRole owner) {
    return owner == role ? ownStatic() : known(peerStatic);
  }

  SecretBytes ephemeralsAgree() {
    return ownEphemeral.agree(known(peerEphemeral));
  }

  /// What the static key of that end and the ephemeral key of the other agree on.
  SecretBytes staticAgrees(HandshakeRole owner) {
    return owner == role
        ? ownStatic.agree(known(peerEphemeral))
        : ownEphemeral.agree(known(peerStatic));
  }

  private static AgreementKey known(@Nullable AgreementKey key) {
    if (key == null) {
      throw new IllegalStateException("the pattern uses a key before it is sent");
    }
    return key;
  }

  @Override
  public void close() {
    ownEphemeral.close();
  }
}
