package dev.mortise.biometric.protect;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.protocol.Octets;

/// A biometric reference or probe as a lock holds it in memory: it can be stored under a wrap and
/// compared in its own room, and read out by nobody.
public interface ProtectedTemplate extends AutoCloseable {

  /// Which biometric.
  BiometricKind kind();

  /// How the content is encoded, 1 to 255; stored and bound beside it, and never given anew.
  int formatCode();

  /// SHA-256 over everything in it: a name that tells nothing to whoever does not already hold the
  /// template. It outlives [#close()].
  Octets digest();

  /// The stored form, for this place alone. There is no other way out.
  ///
  /// @throws IllegalStateException after [#close()]
  byte[] wrapped(TemplateWrap wrap, TemplatePlace place);

  /// Overwrites the content with zeros.
  @Override
  void close();
}
