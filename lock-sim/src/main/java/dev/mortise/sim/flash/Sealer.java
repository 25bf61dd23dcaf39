package dev.mortise.sim.flash;

import dev.mortise.biometric.protect.TemplateWrap;
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

  private final TemplateWrap wrap;
  private final AeadKey key;
  private final SecureRandom random;

  /// @param keys copied, so that they stay the caller's
  Sealer(Keys keys, SecureRandom random) {
    Keys own = keys.copy();
    this.wrap = TemplateWrap.of(own.wrapping(), random);
    own.wrapping().close();
    this.key = new AeadKey(own.sealing());
    this.random = random;
  }

  /// The keys of a flash, 32 bytes each.
  ///
  /// @param sealing of everything but templates, another after each reset
  /// @param wrapping of templates, another after each reset and whenever one is erased
  record Keys(SecretBytes sealing, SecretBytes wrapping) implements AutoCloseable {

    static Keys fresh(SecureRandom random) {
      return new Keys(freshKey(random), freshKey(random));
    }

    static SecretBytes freshKey(SecureRandom random) {
      byte[] key = new byte[ElementImage.KEY_SIZE];
      random.nextBytes(key);
      return SecretBytes.adopt(key);
    }

    private Keys copy() {
      return new Keys(copy(sealing), copy(wrapping));
    }

    /// The same but for the key of templates.
    Keys with(SecretBytes otherWrapping) {
      return new Keys(copy(sealing), otherWrapping);
    }

    private static SecretBytes copy(SecretBytes key) {
      return SecretBytes.adopt(key.reveal());
    }

    @Override
    public void close() {
      sealing.close();
      wrapping.close();
    }

    @Override
    public String toString() {
      return "[REDACTED]";
    }
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

  /// What wraps templates, under a key of its own.
  TemplateWrap wrap() {
    return wrap;
  }

  @Override
  public void close() {
    wrap.close();
    key.close();
  }
}
