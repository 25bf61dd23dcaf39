package dev.mortise.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatusHintTest {

  private static final LockId LOCK = new LockId(new UUID(1, 2));

  @Test
  void readsBackAsItWasWritten() throws Exception {
    StatusHint hint =
        new StatusHint(64, BoltState.LOCKED, DoorState.UNKNOWN, OperatingMode.PRIVACY);

    assertEquals(hint, StatusHint.decode(hint.encode()));
  }

  @Test
  void everyFaultIsNamed() {
    Octets empty = Octets.ofHex("a0");

    MalformedCbor refused = assertThrows(MalformedCbor.class, () -> StatusHint.decode(empty));

    assertEquals(4, refused.faults().size());
  }

  @Test
  void aTopicIsTheLocksOwnOrNone() {
    LockId other = new LockId(new UUID(1, 3));

    assertEquals(
        Optional.of(DeviceTopic.EVENT),
        DeviceTopic.parse(LOCK, "lock/00000000-0000-0001-0000-000000000002/event"));
    assertEquals(Optional.empty(), DeviceTopic.parse(other, DeviceTopic.EVENT.of(LOCK)));
    assertEquals(Optional.empty(), DeviceTopic.parse(LOCK, DeviceTopic.EVENT.of(LOCK) + "/x"));
  }
}
