package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockEffect;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.command.CommandArguments.SetTime;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.response.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nobody but an administrator's fresh command turns the lock's clock.
class TimeCommandsTest {

  private static final Instant LATER = LockBench.MORNING.plus(Duration.ofDays(1));

  private final LockBench bench = new LockBench();
  private final BenchPhone phone = BenchPhone.ofAdministrator(bench);

  @Test
  @Tag("SEC-16")
  void anAdministratorsChallengedCommandSetsTheTime() {
    assertEquals("done", BenchPhone.result(phone.send(phone.signed(new SetTime(LATER)))));
    assertTrue(bench.effects().contains(new LockEffect.SetClock(LATER)));
  }

  @Test
  @Tag("SEC-16")
  void aRecordedTimeIsNotSetAgain() {
    CarryCommand command = phone.signed(new SetTime(LATER));
    phone.send(command);
    bench.turnThePage();

    phone.send(command);
    bench.pass(Duration.ofSeconds(31));
    assertEquals("(stale-challenge)", BenchPhone.result(phone.send(command)));
    nobodyTurnedTheClock();
  }

  @Test
  @Tag("SEC-16")
  void anUnsignedTimeIsNotSet() {
    Answer answer = phone.ask(Operation.SET_TIME);
    Octets payload =
        phone.command(answer.challenge(), new SetTime(LATER), AccessVersion.FIRST).encode();

    assertNotEquals("done", BenchPhone.result(phone.send(new CarryCommand(payload))));
    nobodyTurnedTheClock();
  }

  /// The companion may hold any key but an enrolled one.
  @Test
  @Tag("SEC-16")
  void aTimeThatTheCompanionMadeIsNotSet() {
    BenchPhone companion = new BenchPhone(bench, 1, bench.signing(9));
    Answer answer = phone.ask(Operation.SET_TIME);
    CarryCommand made =
        companion.sign(
            companion.command(answer.challenge(), new SetTime(LATER), AccessVersion.FIRST));

    assertEquals("(unknown-key)", BenchPhone.result(companion.send(made)));
    nobodyTurnedTheClock();
  }

  @Test
  @Tag("SEC-16")
  void aUsersTimeIsNotSet() {
    bench.app(2, KeyRole.USER, Optional.empty());
    BenchPhone user = new BenchPhone(bench, 2);
    bench.turnThePage();

    assertEquals("not-permitted", BenchPhone.result(user.send(user.signed(new SetTime(LATER)))));
    nobodyTurnedTheClock();
  }

  private void nobodyTurnedTheClock() {
    assertTrue(bench.effects().stream().noneMatch(LockEffect.SetClock.class::isInstance));
  }
}
