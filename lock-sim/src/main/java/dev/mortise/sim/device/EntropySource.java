package dev.mortise.sim.device;

import dev.mortise.secret.Entropy;
import dev.mortise.secret.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Where the 32 bytes come from that every input brings to the machine.
@FunctionalInterface
public interface EntropySource {

  /// Fresh bytes, never the same twice.
  Entropy next();

  /// The generator of a lock that is to keep secrets.
  static EntropySource secure(SecureRandom random) {
    return () -> {
      byte[] bytes = new byte[Entropy.SIZE];
      random.nextBytes(bytes);
      return Entropy.of(bytes);
    };
  }

  /// The same bytes for the same seed, so that a simulation can be played again. Whoever knows the
  /// seed knows every secret.
  static EntropySource seeded(long seed) {
    AtomicLong count = new AtomicLong();
    return () ->
        Entropy.of(
            Sha256.of(
                ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(seed)
                    .putLong(count.incrementAndGet())
                    .array()));
  }
}
