package dev.mortise.companion.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.lock.attempt.Attempt;
import dev.mortise.companion.lock.attempt.AttemptPolicy;
import dev.mortise.companion.lock.attempt.AttemptState;
import dev.mortise.companion.lock.attempt.Attempts;
import dev.mortise.companion.lock.attempt.Attempts.Begun;
import dev.mortise.companion.store.IdSource;
import dev.mortise.companion.store.OpenStore;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.request.CarryRevocation;
import dev.mortise.sim.flash.medium.FlashChip;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A guest who has the lock in their hands while a revocation waits for it.
@Timeout(120)
class BurntRevocationTest {

  private static final AccountId OWNER = new AccountId("owner");

  @TempDir Path temp;

  private final LockDirectory locks = new LockDirectory();
  private Siege siege;
  private OpenStore open;
  private Attempts attempts;
  private Octets revocation;

  @BeforeEach
  void besiege() throws Exception {
    siege = new Siege();
    open = OpenStore.in(temp);
    IdSource ids = new IdSource(siege.world.instants(), new SecureRandom());
    attempts = new Attempts(open.store(), locks, ids, AttemptPolicy.USUAL);
    revocation = revocation();
  }

  @AfterEach
  void liftTheSiege() {
    siege.close();
    open.close();
  }

  private Octets revocation() {
    Revocation says =
        new Revocation(
            siege.identity.lock(),
            siege.identity.generation(),
            new Revocation.Target.OfKey(new KeyId(Octets.of(new byte[KeyId.SIZE]))));
    return new CarryRevocation(
            CoseSign1.sign(SignatureType.REVOCATION, says.encode(), siege.phone.signing()))
        .encode();
  }

  /// The lock as it stands comes to the honest companion, which sends what waits.
  private Attempt revokedNow() {
    locks.arrived(siege.link());
    Begun begun = attempts.revoke(siege.identity.lock(), OWNER, revocation).orElseThrow();
    return siege.whileTimePasses(() -> Siege.done(begun.settled()));
  }

  @Test
  @Tag("SEC-9")
  @Tag("SEC-26")
  void anOldFlashPutInForAMomentDoesNotUseItUp() throws Exception {
    FlashChip old = siege.dump();
    siege.lockByHand();
    FlashChip current = siege.dump();

    siege.restore(old);
    Attempt waiting = revokedNow();
    assertEquals(AttemptState.ACCEPTED, waiting.state());
    assertEquals("restored-flash", waiting.reason().orElseThrow());

    siege.restore(current);
    assertEquals(AttemptState.DONE, revokedNow().state());
    old.close();
    current.close();
  }
}
