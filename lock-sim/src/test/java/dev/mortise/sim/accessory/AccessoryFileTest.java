package dev.mortise.sim.accessory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.sim.device.EntropySource;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a device's file keeps when the device is replaced while it speaks.
class AccessoryFileTest {

  private final EntropySource entropy = EntropySource.seeded(5);
  private final PhoneKeys lock = PhoneKeys.generate(entropy.next());
  private final LockIdentity beside =
      new LockIdentity(
          new LockId(new UUID(1, 2)),
          Generation.FIRST,
          new PartyKeys(lock.signing().publicKey(), lock.agreement().publicKey()));

  private AccessoryMemory fresh() {
    return AccessoryMemory.fresh(KeyRole.DOOR_SENSOR, beside, entropy.next());
  }

  @Test
  @Tag("LK-55")
  void theCountOfAThrownAwayDeviceLeavesTheNewOneAlone(@TempDir Path folder) {
    Optional<Path> path = Optional.of(folder.resolve("sensor"));
    AccessoryFile file = new AccessoryFile(KeyRole.DOOR_SENSOR, path);
    AccessoryMemory old = file.keep(fresh());
    assertTrue(file.count(old, 65));
    AccessoryMemory next = file.keep(fresh());

    assertFalse(file.count(old, 129));

    assertEquals(next.code(), file.read().orElseThrow().code());
    assertEquals(0, file.read().orElseThrow().counter());
    AccessoryFile afterRestart = new AccessoryFile(KeyRole.DOOR_SENSOR, path);
    assertEquals(next.code(), afterRestart.read().orElseThrow().code());
    assertTrue(afterRestart.count(next, 65));
    assertEquals(65, afterRestart.read().orElseThrow().counter());
  }
}
