package dev.mortise.protocol.qr;

/// What a scanned text turned out to be.
public sealed interface ScannedCode {

  /// A pairing code.
  record Recognized(PairingCode code) implements ScannedCode {}

  /// Not a pairing code that this version can use.
  ///
  /// @param fault what is wrong
  /// @param explanation one sentence for people; it repeats nothing of the text, which may hold a
  ///   secret
  record Unrecognized(Fault fault, String explanation) implements ScannedCode {}

  /// What may be wrong with a scanned text.
  enum Fault {
    /// It is no code of Mortise at all: the prefix is missing.
    OTHER_CODE,

    /// It begins like one, but was cut, mistyped or misread.
    DAMAGED,

    /// It is a code of a version that this one does not know.
    OTHER_VERSION,

    /// It is whole, but what it says is not what a pairing code says.
    WRONG_CONTENT
  }
}
