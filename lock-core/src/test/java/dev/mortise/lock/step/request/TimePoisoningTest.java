package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.Operation;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockBench;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.command.CommandArguments.SetTime;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.response.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nobody but an administrator's app, and it only once for each command, tells the lock the time.
class TimePoisoningTest {

  private static final SetTime LATER = new SetTime(LockBench.MORNING.plusSeconds(3_600));

  private final LockBench bench = new LockBench();
  private final BenchPhone owner = BenchPhone.ofAdministrator(bench);

  @Test
  @Tag("SEC-16")
  void aTimeThatIsReplayedIsNotSetAgain() {
    CarryCommand command = owner.signed(LATER);
    assertEquals("done", BenchPhone.result(owner.send(command)));
    assertEquals("done", BenchPhone.result(owner.send(command)), "the receipt of then");
    bench.pass(Duration.ofHours(2));

    assertEquals("(stale-challenge)", BenchPhone.result(owner.send(command)));
    assertEquals(1, bench.events(LockEvent.TimeSet.class).size());
  }

  @Test
  @Tag("SEC-16")
  void aTimeOfTheCompanionsOwnMakingIsNotSet() {
    BenchPhone companion = new BenchPhone(bench, 9);
    Answer answer = owner.ask(Operation.SET_TIME);
    CarryCommand forged =
        companion.sign(companion.command(answer.challenge(), LATER, AccessVersion.FIRST));

    assertEquals("(unknown-key)", BenchPhone.result(companion.send(forged)));
    assertEquals(List.of(), bench.events(LockEvent.TimeSet.class));
  }
}
