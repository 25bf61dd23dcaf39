package dev.mortise.lock.step.command;

import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.protocol.seal.Sealed;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;

/// What of a request only this lock can read, bound to its signer, subject and purpose.
public final class SealedArguments {
  private SealedArguments() {}

  /// Reads the arguments in the clear, which are wiped when it returns.
  public interface Reading<T> {
    /// What they say.
    ///
    /// @throws MalformedCbor if they say nothing
    T read(SecretBytes clear) throws MalformedCbor;
  }

  /// The arguments, or empty if they were not sealed to this lock for this command, or say nothing.
  static <T> Optional<T> open(
      Turn turn, GrantedCommand command, Octets sealed, SealPurpose purpose, Reading<T> reading) {
    Identity lock = turn.stored().identity();
    ArgumentSeal seal =
        new ArgumentSeal(
            lock.lockId(),
            lock.generation(),
            command.by().id(),
            command.challenge().octets(),
            purpose);
    return open(seal, lock.agreement(), sealed, reading);
  }

  /// The arguments, or empty if they were not sealed so, or say nothing.
  public static <T> Optional<T> open(
      ArgumentSeal seal, AgreementKeyPair lock, Octets sealed, Reading<T> reading) {
    try {
      Optional<SecretBytes> plaintext = seal.open(Sealed.parse(sealed), lock);
      if (plaintext.isEmpty()) {
        return Optional.empty();
      }
      try (SecretBytes clear = plaintext.get()) {
        return Optional.of(reading.read(clear));
      }
    } catch (MalformedCbor e) {
      return Optional.empty();
    }
  }
}
