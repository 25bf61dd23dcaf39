package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.LockBench;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An app whose user is accepted no more is given no challenge, so that its attempt ends there.
class RefusedQuestionsTest {

  private final LockBench bench = new LockBench();
  private final BenchPhone owner = BenchPhone.ofAdministrator(bench);
  private final UserIndex user = bench.user(2, Role.USER, "97531086");
  private final EnrolledKey app = bench.app(2, KeyRole.USER, Optional.of(user));
  private final BenchPhone phone = new BenchPhone(bench, 2);

  RefusedQuestionsTest() {
    owner.command(new ChangeUser(user, Optional.empty(), Optional.empty(), Optional.of(false)));
    bench.turnThePage();
  }

  @Test
  @Tag("ST-1")
  void besideTheDoorAttemptsToUnlockAndLockAreRecorded() {
    phone.comeNear();
    ask(Operation.UNLOCK);
    ask(Operation.LOCK);
    ask(Operation.READ_ACCESS_LIST);

    assertEquals(
        List.of(refused(LockOperation.UNLOCK), refused(LockOperation.LOCK)), bench.events());
  }

  @Test
  @Tag("SEC-10")
  void ofQuestionsThatAnybodyMayCarryNothingIsRecorded() {
    phone.by(Channel.REMOTE);
    ask(Operation.UNLOCK);

    assertEquals(List.of(), bench.events());
  }

  @Test
  @Tag("SEC-10")
  void onlyTheFirstTenOfAnHourAreRecorded() {
    phone.comeNear();
    for (int i = 0; i < 100; i++) {
      ask(Operation.UNLOCK);
    }

    assertEquals(10, bench.events().size());
  }

  @Test
  @Tag("SEC-10")
  void commandsThatStillHoldAChallengeWashNothingOutEither() {
    for (int second = 0; second < 7200; second++) {
      bench.command(app, Channel.NEAR, new CommandArguments.Unlock());
      bench.pass(Duration.ofSeconds(1));
    }

    assertEquals(20, bench.events().size());
  }

  private void ask(Operation operation) {
    assertEquals("(disabled-user)", BenchPhone.result(phone.send(phone.question(operation))));
  }

  private LockEvent refused(LockOperation operation) {
    return new LockEvent.OperationRefused(
        operation,
        OperationSource.NEAR,
        OperationError.DISABLED_USER_DENIED,
        Optional.of(user),
        Optional.empty(),
        Optional.of(app.id()));
  }
}
