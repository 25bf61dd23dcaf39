package dev.mortise.sim.maker;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/// The maker's key for firmware, Ed25519, kept apart from its authority: a real maker keeps it off
/// line. A lock is told the public half before it is sold, in a file of its folder.
public final class FirmwareKey {

  private static final String PRIVATE = "firmware.key";
  private static final String PUBLIC = "maker-firmware-key";

  private FirmwareKey() {}

  /// Whether the maker in this folder has a key already.
  public static boolean isAt(Path maker) {
    return !Files.notExists(maker.resolve(PRIVATE));
  }

  /// The key of the maker in this folder, made now if there is none yet.
  ///
  /// @throws IOException if it cannot be read or written
  public static SigningKeyPair at(Path maker, SecureRandom random) throws IOException {
    Path file = maker.resolve(PRIVATE);
    if (!isAt(maker)) {
      byte[] seed = new byte[SigningKeyPair.PRIVATE_SIZE];
      random.nextBytes(seed);
      Files.createDirectories(maker);
      WholeFile.replace(file, Octets.adopt(seed).hex(), WholeFile.ownerOnly());
    }
    return SigningKeyPair.of(SignatureAlgorithm.ED25519, SecretBytes.adopt(octets(file).copy()));
  }

  /// Tells the lock that lives in this folder whose firmware it takes, once and for all.
  ///
  /// @throws IOException if it was told another key before, or cannot be told
  public static void tell(Path lock, SigningKey maker) throws IOException {
    Optional<SigningKey> known = known(lock);
    if (known.isPresent() && !known.get().equals(maker)) {
      throw new IOException(
          "The lock in %s takes the firmware of another maker; start a new lock in another folder."
              .formatted(lock));
    }
    if (known.isEmpty()) {
      Files.createDirectories(lock);
      WholeFile.replace(lock.resolve(PUBLIC), Cbor.encode(maker.toCbor()).hex());
    }
  }

  /// Whose firmware the lock in this folder takes; empty if it was never told.
  ///
  /// @throws IOException if its file is damaged
  public static Optional<SigningKey> known(Path lock) throws IOException {
    Path file = lock.resolve(PUBLIC);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SigningKey.parse(Cbor.decode(octets(file), CborLimits.ofBytes(128))));
    } catch (MalformedCbor e) {
      throw new IOException(file + " holds no maker's key", e);
    }
  }

  private static Octets octets(Path file) throws IOException {
    try {
      return Octets.ofHex(Files.readString(file).strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " holds no key", e);
    }
  }
}
