package dev.mortise.biometric.protect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.secret.SecretBytes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProtectionKeyTest {

  private static final LockId LOCK = new LockId(new UUID(1, 1));

  private static ProtectionKey key(int element, LockId lock, int epoch) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) element;
    return ProtectionKey.derive(SecretBytes.adopt(bytes), lock, new Generation(epoch));
  }

  private static List<Long> draws(ProtectionKey key, String use) {
    try (KeyedStream stream = key.stream(use)) {
      return LongStream.generate(stream::nextLong).limit(200).boxed().toList();
    }
  }

  @Test
  @Tag("LK-11")
  void lockEpochElementAndUseHaveStreamsOfTheirOwn() {
    Set<List<Long>> streams = new HashSet<>();
    Set<KeyId> names = new HashSet<>();
    LockId other = new LockId(new UUID(1, 2));
    List<ProtectionKey> keys =
        List.of(key(1, LOCK, 1), key(2, LOCK, 1), key(1, other, 1), key(1, LOCK, 2));
    for (ProtectionKey key : keys) {
      streams.add(draws(key, "face"));
      streams.add(draws(key, "palm"));
      names.add(key.id());
    }
    assertEquals(8, streams.size());
    assertEquals(4, names.size());
  }

  @Test
  void sameKeyGivesTheSameStreamAgain() {
    assertEquals(draws(key(1, LOCK, 1), "face"), draws(key(1, LOCK, 1), "face"));
    assertEquals(key(1, LOCK, 1).id(), key(1, LOCK, 1).id());
    assertNotEquals(0L, draws(key(1, LOCK, 1), "face").getFirst());
  }

  @Test
  void boundedDrawsAreEven() {
    int[] counts = new int[6];
    try (KeyedStream stream = key(1, LOCK, 1).stream("dice")) {
      for (int i = 0; i < 6_000; i++) {
        counts[stream.nextInt(6)]++;
      }
      assertThrows(IllegalArgumentException.class, () -> stream.nextInt(0));
    }
    for (int count : counts) {
      assertTrue(Math.abs(count - 1_000) < 5 * Math.sqrt(1_000), "count=" + count);
    }
  }

  @Test
  @Tag("LK-11")
  void wipedKeyGivesNoStream() {
    ProtectionKey key = key(1, LOCK, 1);
    key.close();
    assertThrows(IllegalStateException.class, () -> key.stream("face"));
    assertEquals("[REDACTED]", key.toString());
  }
}
