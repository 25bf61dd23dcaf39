package dev.mortise.lock.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.StoredState;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

class StoredStateCodecProperties {

  @Property(tries = 60)
  @Tag("SEC-26")
  void whatIsWrittenIsReadBackAndWrittenAlike(@ForAll long seed) throws MalformedCbor {
    StoredState state = RandomStates.of(new Random(seed));

    Octets record = StoredStateCodec.encode(state);
    StoredState read = StoredStateCodec.decode(record);

    assertEquals(state, read);
    assertEquals(record, StoredStateCodec.encode(read));
  }

  @Property(tries = 60)
  void everyCutRecordIsRefused(@ForAll long seed, @ForAll @IntRange(max = 1_000_000) int at) {
    Octets record = StoredStateCodec.encode(RandomStates.of(new Random(seed)));
    Octets cut = record.slice(0, at % record.size());

    assertThrows(MalformedCbor.class, () -> StoredStateCodec.decode(cut));
  }

  @Property(tries = 400)
  void flippedBitIsRefusedOrGivesAnotherStateButNeverFails(
      @ForAll long seed,
      @ForAll @IntRange(max = 1_000_000) int at,
      @ForAll @IntRange(max = 7) int bit) {
    StoredState state = RandomStates.of(new Random(seed % 8));
    byte[] bytes = StoredStateCodec.encode(state).copy();
    bytes[at % bytes.length] ^= (byte) (1 << bit);

    try {
      assertFalse(state.equals(StoredStateCodec.decode(Octets.of(bytes))));
    } catch (MalformedCbor refused) {
      assertFalse(refused.faults().isEmpty());
    }
  }

  @Property(tries = 5)
  void fullHouseholdFitsTheRecord(@ForAll long seed) throws MalformedCbor {
    StoredState state = RandomStates.full(new Random(seed));
    Octets record = StoredStateCodec.encode(state);

    assertTrue(record.size() < StoredStateCodec.MAX_BYTES / 4);
    assertEquals(state, StoredStateCodec.decode(record));
  }
}
