package dev.mortise.lock.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.StoredState;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.secret.SecretBytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

class StoredStateCodecProperties {

  @Property(tries = 60)
  void whatIsWrittenIsReadBackAndWrittenAlike(@ForAll long seed) throws MalformedCbor {
    StoredState state = RandomStates.of(new Random(seed));

    SecretBytes record = StoredStateCodec.encode(state);
    StoredState read = StoredStateCodec.decode(record);

    assertEquals(state, read);
    assertEquals(record, StoredStateCodec.encode(read));
  }

  @Property(tries = 5)
  @Tag("SEC-20")
  void neitherTheRecordNorTheStatePrintsASecret(@ForAll long seed) {
    StoredState state = RandomStates.of(new Random(seed));
    String printed = StoredStateCodec.encode(state) + " " + state + " " + state.identity().toCbor();
    for (SecretBytes secret :
        List.of(state.identity().passcodeKey(), state.identity().agreement().privateKey())) {
      assertFalse(printed.contains(HexFormat.of().formatHex(secret.reveal())));
    }
    assertFalse(printed.contains("within"));
  }

  @Property(tries = 60)
  void everyCutRecordIsRefused(@ForAll long seed, @ForAll @IntRange(max = 1_000_000) int at) {
    SecretBytes record = StoredStateCodec.encode(RandomStates.of(new Random(seed)));
    SecretBytes cut = SecretBytes.adopt(Arrays.copyOf(record.reveal(), at % record.length()));

    assertThrows(MalformedCbor.class, () -> StoredStateCodec.decode(cut));
  }

  @Property(tries = 400)
  void flippedBitIsRefusedOrGivesAnotherStateButNeverFails(
      @ForAll long seed,
      @ForAll @IntRange(max = 1_000_000) int at,
      @ForAll @IntRange(max = 7) int bit) {
    StoredState state = RandomStates.of(new Random(seed % 8));
    byte[] bytes = StoredStateCodec.encode(state).reveal();
    bytes[at % bytes.length] ^= (byte) (1 << bit);

    try {
      assertFalse(state.equals(StoredStateCodec.decode(SecretBytes.adopt(bytes))));
    } catch (MalformedCbor refused) {
      assertFalse(refused.faults().isEmpty());
    }
  }

  @Property(tries = 5)
  void fullHouseholdFitsTheRecord(@ForAll long seed) throws MalformedCbor {
    StoredState state = RandomStates.full(new Random(seed));
    SecretBytes record = StoredStateCodec.encode(state);

    assertTrue(record.length() < StoredStateCodec.MAX_BYTES / 4);
    assertEquals(state, StoredStateCodec.decode(record));
  }
}
