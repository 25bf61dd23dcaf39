package dev.mortise.bench.matcher;

import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.secret.SecretBytes;
import java.util.UUID;

/// A key that protects nobody.
final class BenchKey {
  static final ProtectionKey KEY =
      ProtectionKey.derive(
          SecretBytes.adopt(new byte[32]), new LockId(new UUID(1, 1)), Generation.FIRST);

  private BenchKey() {}
}
