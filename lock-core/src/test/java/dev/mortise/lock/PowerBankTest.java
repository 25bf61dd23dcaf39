package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.user.UserIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A battery that drives nothing any more, and power from outside on the front port (LK-43).
class PowerBankTest {

  private static final UserIndex OWNER = new UserIndex(1);
  private static final CommandArguments UNLOCK = new CommandArguments.Unlock();

  @Test
  @Tag("LK-43")
  void everyCredentialWorksOnPowerFromOutsideAndNoneBefore() {
    List<Consumer<LockBench>> credentials =
        List.of(
            bench -> bench.press("135790o"),
            bench -> bench.finger(1),
            bench -> bench.command(owners(bench), Channel.NEAR, UNLOCK),
            bench -> bench.command(visitors(bench), Channel.NEAR, UNLOCK));
    for (Consumer<LockBench> credential : credentials) {
      LockBench bench = new LockBench().withAdministrator("135790");
      bench.fingerprint(OWNER, false);
      bench.cause(new LockInput.BatteryMeasured(0));
      credential.accept(bench);
      assertFalse(bench.isOpen());

      bench.cause(new LockInput.BatteryMeasured(100));
      credential.accept(bench);
      assertTrue(bench.isOpen());
    }
  }

  @Test
  @Tag("LK-43")
  @Tag("SEC-18")
  void aPowerBankOnADeadLockOffersNoReset() {
    LockBench bench = new LockBench().withAdministrator("135790");
    StoredState before = bench.state().stored();
    bench.pullBattery().press("o");

    assertEquals(before.household(), bench.state().stored().household());
    assertEquals(before.identity().generation(), bench.state().stored().identity().generation());
    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  private static EnrolledKey owners(LockBench bench) {
    return bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
  }

  private static EnrolledKey visitors(LockBench bench) {
    return bench.app(2, KeyRole.VISITOR, Optional.empty());
  }
}
