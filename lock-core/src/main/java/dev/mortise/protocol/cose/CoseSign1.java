package dev.mortise.protocol.cose;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborTagged;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.Signer;
import dev.mortise.protocol.key.SigningKey;
import java.util.List;

/// A signed message as it came: read, but not believed until [#verify(SignatureType, SigningKey)]
/// says so.
///
/// Of the many shapes RFC 9052 allows there is one here: tag 18, exactly algorithm and key id in
/// the protected header, nothing in the unprotected one, the payload inside. A verified signature
/// therefore covers every byte that was read.
///
/// @param octets the whole message, for passing it on
/// @param algorithm what the header says the signature is
/// @param keyId whose the header says it is
/// @param payload what was signed; believe the one in [SignatureVerdict.Valid] instead
public record CoseSign1(
    Octets octets,
    SignatureAlgorithm algorithm,
    KeyId keyId,
    Octets payload,
    Octets protectedHeader,
    Octets signature) {

  /// The longest message, in bytes.
  public static final int MAX_SIZE = 1024;

  /// The CBOR tag of a COSE_Sign1 message.
  public static final long TAG = 18;

  private static final int ALGORITHM_LABEL = 1;
  private static final int KEY_ID_LABEL = 4;

  private static final CborLimits LIMITS = CborLimits.ofBytes(MAX_SIZE).withTag(TAG);
  private static final CborValue NO_HEADER = CborMap.withFields().build();

  /// Signs a payload as a message of this type.
  ///
  /// @throws IllegalArgumentException if the message would be longer than [#MAX_SIZE]
  public static Octets sign(SignatureType type, Octets payload, Signer signer) {
    Octets header = header(signer.publicKey());
    byte[] signature = signer.sign(SigStructure.of(header, type.externalData(), payload));
    CborValue message =
        CborValue.array(
            CborValue.of(header),
            NO_HEADER,
            CborValue.of(payload),
            CborValue.of(Octets.adopt(signature)));
    Octets octets = Cbor.encode(new CborTagged(TAG, message));
    if (octets.size() > MAX_SIZE) {
      throw new IllegalArgumentException("message too long size=" + octets.size());
    }
    return octets;
  }

  /// Reads a message without verifying it.
  ///
  /// @throws MalformedCbor if these bytes are not a message of the one shape
  public static CoseSign1 parse(Octets octets) throws MalformedCbor {
    if (!(Cbor.decode(octets, LIMITS) instanceof CborTagged(long tag, CborArray(var parts)))
        || tag != TAG
        || parts.size() != 4
        || !(parts.get(0) instanceof CborBytes(Octets header))
        || !parts.get(1).equals(NO_HEADER)
        || !(parts.get(2) instanceof CborBytes(Octets payload))
        || !(parts.get(3) instanceof CborBytes(Octets signature))
        || signature.size() != SignatureAlgorithm.SIGNATURE_SIZE) {
      throw new MalformedCbor(List.of("signed message: expected 18([bytes, {}, bytes, 64 bytes])"));
    }
    MapReader fields = MapReader.of(header, LIMITS, "protected header");
    long number = fields.integer(ALGORITHM_LABEL, Integer.MIN_VALUE, Integer.MAX_VALUE);
    Octets keyId = fields.bytes(KEY_ID_LABEL, KeyId.SIZE);
    fields.finish();
    SignatureAlgorithm algorithm =
        SignatureAlgorithm.of(number)
            .orElseThrow(() -> new MalformedCbor(List.of("protected header: unknown algorithm")));
    return new CoseSign1(octets, algorithm, new KeyId(keyId), payload, header, signature);
  }

  /// Whether `key` signed this as a message of this type.
  public SignatureVerdict verify(SignatureType type, SigningKey key) {
    if (algorithm != key.algorithm() || !keyId.equals(key.id())) {
      return new SignatureVerdict.OtherKey();
    }
    byte[] signed = SigStructure.of(protectedHeader, type.externalData(), payload);
    return key.verifies(signed, signature.copy())
        ? new SignatureVerdict.Valid(payload)
        : new SignatureVerdict.Invalid();
  }

  private static Octets header(SigningKey key) {
    return Cbor.encode(
        CborMap.withFields()
            .put(ALGORITHM_LABEL, key.algorithm().number())
            .put(KEY_ID_LABEL, key.id().octets())
            .build());
  }
}
