package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.live.BoltRun;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.command.CommandResult;
import dev.mortise.lock.step.command.Commands;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.command.CommandArguments;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// As many commands wait for the motor as may.
class CrowdedBoltTest {

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.empty());

  static List<CommandArguments> opening() {
    return List.of(
        new CommandArguments.Unlock(), new CommandArguments.SetMode(OperatingMode.PASSAGE));
  }

  @ParameterizedTest
  @MethodSource("opening")
  @Tag("ST-6")
  void refusedOpeningLeavesEverythingAsItIs(CommandArguments arguments) {
    LockState crowded = crowded();
    Moment moment =
        new Moment(bench.now(), Optional.of(LockBench.MORNING), BenchHousehold.entropy(77));
    Turn turn = new Turn(LockModel.VIDEO_LOCK, LockPolicy.HARDENED, crowded, moment);

    assertEquals(
        CommandResult.refused(Refusal.TOO_MANY_ATTEMPTS),
        Commands.execute(turn, command(arguments)));
    assertSame(crowded.stored(), turn.stored());
    assertEquals(List.of(), turn.decision().effects());
  }

  private LockState crowded() {
    LiveState live = bench.state().live();
    BoltRun run =
        BoltRun.first(false, bench.now().plus(Duration.ofSeconds(5)))
            .awaitedBy(
                Collections.nCopies(BoltRun.WAITING_MAX, command(new CommandArguments.Unlock())));
    return new LockState(bench.state().stored(), live.with(live.doorway().running(run)));
  }

  private GrantedCommand command(CommandArguments arguments) {
    Octets octets = Octets.of(new byte[Challenge.SIZE]);
    return new GrantedCommand(
        arguments, app, Channel.NEAR, new Challenge(octets), new Correlation(octets));
  }
}
