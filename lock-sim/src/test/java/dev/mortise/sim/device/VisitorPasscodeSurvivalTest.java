package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.door.BoltState;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import dev.mortise.sim.phone.dialogue.VisitorIssue;
import dev.mortise.visitor.VisitorEpoch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A one-time code opens once, wherever the power goes away between its match and the bolt.
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class VisitorPasscodeSurvivalTest {

  private static final VisitorEpoch EPOCH = new VisitorEpoch(1);

  private final BenchApp app = new BenchApp();

  @Test
  @Tag("SEC-14")
  @Tag("LK-19")
  void whereverPowerIsCutTheCodeNeverOpensTwice() {
    FlashChip prepared = lockWithVisitorCodes();
    long from;
    long to;
    try (LockBench bench = awake(prepared)) {
      String code = code(bench);
      from = bench.chip().operations();
      assertEquals(BoltState.UNLOCKED, bench.enter(code));
      to = bench.chip().operations();
      assertFalse(opensAgain(bench, code), "a used code opens again");
    }
    assertTrue(to > from + 5, "operations=" + (to - from));
    int opened = 0;
    for (long cut = 1; cut <= to - from; cut++) {
      opened += openings(prepared, cut);
    }
    assertTrue(opened > 0, "the code never opened: nothing was tried");
    prepared.close();
  }

  /// How often a code opens whose first use is cut at this operation of the flash.
  private int openings(FlashChip prepared, long cut) {
    try (LockBench bench = awake(prepared)) {
      String code = code(bench);
      bench.chip().cutAt(bench.chip().operations() + cut);
      try {
        bench.press(code + " ok");
        bench.turn(Duration.ofSeconds(1));
      } catch (CompletionException | IllegalStateException e) {
        assertInstanceOf(FlashFailed.class, e.getCause());
      }
      boolean first = bench.bolt() == BoltState.UNLOCKED;

      bench.restartOn(bench.chip().afterPowerCut(Remains.Torn.ofSeed(cut)));
      app.setTime(bench);
      boolean second = opensAgain(bench, code);
      assertFalse(first && second, "the code opened twice, cut=" + cut);
      return first || second ? 1 : 0;
    }
  }

  private static boolean opensAgain(LockBench bench, String code) {
    LockBench.done(bench.device().hands().turnKey(false));
    assertEquals(BoltState.LOCKED, bench.bolt());
    return bench.enter(code) == BoltState.UNLOCKED;
  }

  /// A lock with this phone as its administrator's, and one-time codes switched on.
  private FlashChip lockWithVisitorCodes() {
    try (LockBench bench = LockBench.withAdministrator()) {
      app.pair(bench);
      app.run(bench, new CommandArguments.RaiseVisitorEpoch());
      return bench.chip().dump();
    }
  }

  /// The prepared lock with power, told the time.
  private LockBench awake(FlashChip prepared) {
    LockBench bench = LockBench.on(prepared.dump());
    app.setTime(bench);
    return bench;
  }

  private String code(LockBench bench) {
    return new String(
        VisitorIssue.begin(EPOCH)
            .next(app.keys(), BenchApp.identity(bench), bench.world.now())
            .orElseThrow()
            .passcode()
            .digits()
            .reveal(),
        StandardCharsets.US_ASCII);
  }
}
