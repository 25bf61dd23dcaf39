package dev.mortise.sim.flash;

import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.secret.AeadKey;
import dev.mortise.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Seals what is written to the flash: AES-256-GCM, bound to where it belongs, so that rows cannot
/// change places.
///
/// Nonces are random. Numbers would not do: a commit that a power cut undid is followed by another
/// of the same number, and whoever copied the flash in between would have two messages under one
/// nonce. With 96 random bits a key may seal 2^32 messages (NIST SP 800-38D, 8.3), a commit a
/// second for 136 years.
final class Sealer implements AutoCloseable {

  private static final String PROTOCOL = "mortise flash 1";

  private final AeadKey key;
  private final SecureRandom random;

  Sealer(SecretBytes key, SecureRandom random) {
    this.key = new AeadKey(key);
    this.random = random;
  }

  /// Where something belongs: what it is, then the numbers of its place.
  record Place(String what, List<Long> numbers) {

    static Place of(String what, Long... numbers) {
      return new Place(what, List.of(numbers));
    }

    private byte[] associatedData() {
      Stream<CborValue> words = Stream.of(CborValue.of(PROTOCOL), CborValue.of(what));
      Stream<CborValue> places = numbers.stream().map(CborValue::of);
      return Cbor.encode(new CborArray(Stream.concat(words, places).toList())).copy();
    }
  }

  byte[] seal(Place place, byte[] plaintext) {
    byte[] nonce = new byte[AeadKey.NONCE_SIZE];
    random.nextBytes(nonce);
    byte[] sealed = key.seal(nonce, place.associatedData(), plaintext);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /// The clear form, or empty if this was not sealed here, for this place.
  Optional<SecretBytes> open(Place place, byte[] sealed) {
    if (sealed.length < AeadKey.NONCE_SIZE) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(sealed, AeadKey.NONCE_SIZE);
    byte[] rest = Arrays.copyOfRange(sealed, AeadKey.NONCE_SIZE, sealed.length);
    return key.open(nonce, place.associatedData(), rest);
  }

  @Override
  public void close() {
    key.close();
  }
}
