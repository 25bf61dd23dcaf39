package dev.mortise.protocol.cose;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;

/// The bytes that a COSE_Sign1 signature covers: the Sig_structure of RFC 9052 section 4.4.
final class SigStructure {

  private static final CborValue CONTEXT = CborValue.of("Signature1");

  private SigStructure() {}

  static byte[] of(Octets protectedHeader, Octets externalData, Octets payload) {
    CborValue structure =
        CborValue.array(
            CONTEXT,
            CborValue.of(protectedHeader),
            CborValue.of(externalData),
            CborValue.of(payload));
    return Cbor.encode(structure).copy();
  }
}
