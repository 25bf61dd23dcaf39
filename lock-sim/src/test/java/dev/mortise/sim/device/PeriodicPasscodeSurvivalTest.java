package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Operation;
import dev.mortise.door.BoltState;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PeriodicIssue;
import dev.mortise.visitor.periodic.PeriodicGrant;
import dev.mortise.visitor.periodic.PeriodicPasscode;
import dev.mortise.visitor.periodic.PeriodicSchedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A periodic passcode is there or not there, wherever the power goes while it is made, and while
/// it is cleaned up.
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class PeriodicPasscodeSurvivalTest {

  private final BenchApp app = new BenchApp();

  @Test
  @Tag("LK-20")
  void whereverPowerIsCutWhileItIsMadeItIsWhollyThereOrNotAtAll() {
    FlashChip prepared = pairedLock();
    long writes;
    try (LockBench bench = awake(prepared)) {
      long from = bench.chip().operations();
      PeriodicGrant grant = draw(bench);
      assertInstanceOf(Outcome.Done.class, make(bench, grant));
      writes = bench.chip().operations() - from;
      assertEquals(BoltState.UNLOCKED, bench.enter(digits(grant)));
    }
    assertTrue(writes > 5, "operations=" + writes);
    int made = 0;
    for (long cut = 1; cut <= writes + 1; cut++) {
      made += makings(prepared, cut);
    }
    assertTrue(made > 0 && made <= writes, "made=" + made);
    prepared.close();
  }

  /// Whether a passcode is there whose making is cut at this operation of the flash.
  private int makings(FlashChip prepared, long cut) {
    try (LockBench bench = awake(prepared)) {
      PeriodicGrant grant = draw(bench);
      bench.chip().cutAt(bench.chip().operations() + cut);
      boolean answered = false;
      try {
        answered = make(bench, grant) instanceof Outcome.Done;
      } catch (CompletionException e) {
        answered = false; // Its power went.
      }
      bench.restartOn(bench.chip().afterPowerCut(Remains.Torn.ofSeed(cut)));
      app.setTime(bench);
      boolean listed = !codes(bench).isEmpty();
      assertEquals(
          listed, bench.enter(digits(grant)) == BoltState.UNLOCKED, "listed is open, cut=" + cut);
      assertTrue(listed || !answered, "an acknowledged code is lost, cut=" + cut);
      return listed ? 1 : 0;
    }
  }

  @Test
  @Tag("LK-20")
  void whereverPowerIsCutWhileItIsCleanedUpItOpensNothingMore() {
    FlashChip prepared = pairedLock();
    long writes;
    PeriodicGrant grant;
    FlashChip made;
    try (LockBench bench = awake(prepared)) {
      grant = draw(bench);
      assertInstanceOf(Outcome.Done.class, make(bench, grant));
      made = bench.chip().dump();
      long from = bench.chip().operations();
      bench.turn(Duration.ofHours(2));
      writes = bench.chip().operations() - from;
      assertTrue(codes(bench).isEmpty());
    }
    for (long cut = 1; cut <= writes; cut++) {
      try (LockBench bench = awake(made)) {
        bench.chip().cutAt(bench.chip().operations() + cut);
        try {
          bench.turn(Duration.ofHours(2));
        } catch (CompletionException | IllegalStateException e) {
          assertInstanceOf(FlashFailed.class, e.getCause());
        }
        bench.restartOn(bench.chip().afterPowerCut(Remains.Torn.ofSeed(cut)));
        app.setTime(bench);
        assertEquals(BoltState.LOCKED, bench.enter(digits(grant)), "cut=" + cut);
        assertTrue(codes(bench).isEmpty(), "cut=" + cut);
      }
    }
    prepared.close();
    made.close();
  }

  private FlashChip pairedLock() {
    try (LockBench bench = LockBench.withAdministrator()) {
      app.pair(bench);
      return bench.chip().dump();
    }
  }

  private LockBench awake(FlashChip prepared) {
    LockBench bench = LockBench.on(prepared.dump());
    app.setTime(bench);
    return bench;
  }

  /// A code that is good for an hour from now.
  private PeriodicGrant draw(LockBench bench) {
    return issue(bench)
        .draw(
            new PeriodicSchedule(
                bench.world.now().minusSeconds(60),
                bench.world.now().plus(Duration.ofHours(1)),
                Optional.empty(),
                Optional.empty()));
  }

  private Outcome make(LockBench bench, PeriodicGrant grant) {
    PeriodicIssue issue = issue(bench);
    return app.command(
        bench, Operation.SET_PERIODIC_PASSCODE, answer -> issue.seal(grant, answer.challenge()));
  }

  private PeriodicIssue issue(LockBench bench) {
    return new PeriodicIssue(app.keys(), BenchApp.identity(bench), BenchApp.RANDOM);
  }

  private static List<PeriodicPasscode> codes(LockBench bench) {
    return LockBench.done(bench.device().hands().look())
        .mind()
        .orElseThrow()
        .stored()
        .household()
        .periodic();
  }

  private static String digits(PeriodicGrant grant) {
    return new String(grant.digits().reveal(), StandardCharsets.US_ASCII);
  }
}
