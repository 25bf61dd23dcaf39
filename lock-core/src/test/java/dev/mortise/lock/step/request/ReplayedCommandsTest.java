package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mortise.authority.Operation;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockBench;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.Lock;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Commands that somebody recorded, held back or sent twice.
class ReplayedCommandsTest {

  private final LockBench bench = new LockBench();
  private final BenchPhone phone = BenchPhone.ofAdministrator(bench);

  @Test
  @Tag("SEC-1")
  void theSameBytesAgainGetTheSameReceiptAndMoveNothing() {
    CarryCommand command = phone.signed(new Unlock());
    Receipt first = BenchPhone.receipt(phone.send(command).orElseThrow());
    bench.pass(Duration.ZERO).turnThePage();
    Receipt second = BenchPhone.receipt(phone.send(command).orElseThrow());
    assertEquals(first, second);
    assertFalse(bench.droveBolt());
    assertEquals(List.of(), bench.events());
  }

  @Test
  @Tag("SEC-1")
  void aReplayAfterTheChallengesLifeIsRejectedAndNotedOnceAMinute() {
    CarryCommand command = phone.signed(new Unlock());
    phone.send(command);
    bench.pass(Duration.ofSeconds(31)).turnThePage();
    for (int i = 0; i < 5; i++) {
      assertEquals("(stale-challenge)", BenchPhone.result(phone.send(command)));
      bench.pass(Duration.ofSeconds(10));
    }
    assertFalse(bench.droveBolt());
    assertEquals(1, bench.events(LockEvent.ReplayRejected.class).size());
    bench.pass(Duration.ofSeconds(10));
    phone.send(command);
    assertEquals(2, bench.events(LockEvent.ReplayRejected.class).size());
  }

  @Test
  @Tag("SEC-1")
  void aReplayAfterARestartIsRejected() {
    CarryCommand command = phone.signed(new Unlock());
    phone.send(command);
    bench.powerOn(false).turnThePage();
    assertEquals("(stale-challenge)", BenchPhone.result(phone.send(command)));
    assertFalse(bench.droveBolt());
    assertEquals(1, bench.events(LockEvent.ReplayRejected.class).size());
  }

  @Test
  @Tag("SEC-1")
  void aSecondCommandOverOneChallengeIsAReplay() {
    Answer answer = phone.ask(Operation.LOCK);
    CommandArguments lock = new Lock();
    phone.send(phone.sign(phone.command(answer.challenge(), lock, AccessVersion.FIRST)));
    Command other =
        new Command(
            phone.lock().lockId(),
            phone.lock().generation(),
            answer.challenge(),
            Operation.LOCK,
            CborMap.withFields().put(1, 1).build(),
            Optional.empty());
    assertEquals("(replay-rejected)", BenchPhone.result(phone.send(phone.sign(other))));
    assertEquals(
        "done",
        BenchPhone.result(
            phone.send(phone.sign(phone.command(answer.challenge(), lock, AccessVersion.FIRST)))));
  }

  @Test
  @Tag("SEC-2")
  void aCommandHeldBackIsGoodJustInsideTheLifeAndNotAfter() {
    CarryCommand inside = phone.signed(new Unlock());
    bench.pass(Duration.ofSeconds(30));
    assertEquals("done", BenchPhone.result(phone.send(inside)));
    CarryCommand outside = phone.signed(new Unlock());
    bench.pass(Duration.ofSeconds(31)).turnThePage();
    assertEquals("(stale-challenge)", BenchPhone.result(phone.send(outside)));
    assertFalse(bench.droveBolt());
  }
}
