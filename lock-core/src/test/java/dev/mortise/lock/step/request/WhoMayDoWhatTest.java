package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.AuthorityTable;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Refusal;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.StoredState;
import dev.mortise.protocol.message.SampleCommands;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every role asks for every operation by every channel, as it would over the links: signed, over a
/// challenge of its own. What the table refuses is refused, and nothing has changed.
class WhoMayDoWhatTest {

  private static final Channel[] LINKS = {Channel.NEAR, Channel.REMOTE};

  private final LockBench bench = new LockBench();

  WhoMayDoWhatTest() {
    UserIndex ann = bench.user(1, Role.ADMINISTRATOR, "135790");
    bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(ann));
    new BenchPhone(bench, 1).remoteUnlock(true);
    // So that there is something for an administrator alone to lift.
    bench.press("975310o");
  }

  @ParameterizedTest
  @EnumSource(KeyRole.class)
  @Tag("SEC-8")
  @Tag("LK-6")
  void whatTheTableRefusesARoleIsRefusedAndChangesNothing(KeyRole role) {
    bench.app(2, role, Optional.empty());
    BenchPhone key = new BenchPhone(bench, 2).comeNear();
    int refused = 0;
    for (CommandArguments arguments : SampleCommands.arguments()) {
      for (Channel channel : LINKS) {
        Optional<Refusal> refusal = AuthorityTable.refusal(role, arguments.operation(), channel);
        if (refusal.isPresent()) {
          refused++;
          bench.pass(Duration.ofSeconds(1)).turnThePage();
          StoredState before = bench.state().stored();
          assertNotEquals(new LockBench().state().stored().lockOut(), before.lockOut());
          assertEquals(
              refusal.get().wireText(), key.by(channel).command(arguments), arguments::toString);
          assertUnchanged(before);
        }
      }
    }
    assertNotEquals(0, refused, "nothing was refused to " + role);
  }

  private void assertUnchanged(StoredState before) {
    StoredState after = bench.state().stored();
    assertEquals(before.household(), after.household());
    assertEquals(before.access(), after.access());
    assertEquals(before.settings(), after.settings());
    assertEquals(before.modes(), after.modes());
    assertEquals(before.visitors(), after.visitors());
    assertEquals(before.devices(), after.devices());
    assertEquals(before.firmware(), after.firmware());
    assertEquals(before.wifi(), after.wifi());
    assertEquals(before.lockOut(), after.lockOut());
    assertTrue(bench.state().live().procedure().isEmpty());
    assertFalse(bench.droveBolt());
  }
}
