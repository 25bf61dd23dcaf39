package dev.mortise.sim.world.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import dev.mortise.sim.world.scenario.ScenarioResult.Failure;
import dev.mortise.sim.world.script.ScriptReading;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What a cut of the power meets on its way, and what is left when it has come.
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class PowerCutScenarioTest {

  private static final String HOUSEHOLD = "press cancel ok 135790 ok 135790 ok\n";
  private static final Supplier<Remains> ONLY_SYNCED = Remains.OnlySynced::new;

  @Test
  void aCutThatCameIsNoneTheLessForABatteryThatWasTakenOutSince() {
    try (Stage stage = household()) {
      FlashChip cut = cutAtAPress(stage);
      stage.happen(new Cause.BatteryOut());

      stage.endCut(ONLY_SYNCED);

      assertNotSame(cut, stage.flash().chip());
      assertEquals("off", Subject.POWER.look(stage));
    }
    try (Stage stage = household()) {
      FlashChip cut = cutAtAPress(stage);
      stage.happen(new Cause.BatteryOut());

      stage.powerBack(ONLY_SYNCED);

      assertNotSame(cut, stage.flash().chip());
      assertEquals("on", Subject.POWER.look(stage));
    }
  }

  @Test
  void aCutThatHasNotComeIsCalledOff() {
    try (Stage stage = household()) {
      FlashChip chip = stage.flash().chip();
      assertTrue(stage.flash().cutAt(1_000));

      stage.endCut(ONLY_SYNCED);

      assertSame(chip, stage.flash().chip());
      assertTrue(stage.flash().cutAt(1_000));
    }
  }

  /// The same seed draws the same remains, whichever way the power comes back. The press has at
  /// least so many writes; what comes after is brought into the database when the lock has time.
  @Test
  void whatIsLeftOfACutIsTheSameWithTheBatteryTakenOutSince() {
    for (int write = 1; write <= 4; write++) {
      String cut = HOUSEHOLD + "cut %d\npress 135790 ok\n".formatted(write);
      String look = "after 0s expect event \"nlocked\"\n";
      String back = cut + "power back\n" + look;
      String battery = cut + "battery out\nbattery in\n" + look;
      assertEquals(found(back), found(battery), "write=" + write);
    }
  }

  private static List<String> found(String script) {
    return scenario(script).run().failures().stream().map(Failure::found).toList();
  }

  @Test
  void aStartByTheBatteryIsCutToo() {
    String start = HOUSEHOLD + "battery out\nfaults %s 100%%\nbattery in\nexpect power on\n";
    String stopped = HOUSEHOLD + "cut 1\npress 135790 ok\nfaults %s 100%%\nbattery in\n";
    for (String script : List.of(start, stopped + "expect power on\n")) {
      // A jam of the bolt changes nothing about a start; of one that is cut decisions are missing.
      assertTrue(
          LongStream.rangeClosed(1, 5)
              .anyMatch(
                  seed ->
                      decisions(script.formatted("cut"), seed)
                          < decisions(script.formatted("jam"), seed)),
          script);
    }
  }

  private static long decisions(String script, long seed) {
    ScenarioResult result = scenario(script).of(seed).run();
    assertEquals(List.of(), result.failures(), "seed=" + seed);
    return result.decisions();
  }

  @Test
  @Tag("LK-28")
  void setCanBeHeldWhileTheBatteryEndsACut() {
    ScenarioResult result =
        scenario(
                HOUSEHOLD
                    + """
                    cut 1
                    press 135790 ok
                    battery in set
                    press ok
                    press 135790 ok
                    expect bolt locked
                    """)
            .run();
    assertEquals(List.of(), result.failures());
  }

  @Test
  void noFlashIsRestoredWhileACutWaits() {
    ScenarioResult result =
        scenario(
                HOUSEHOLD
                    + """
                    flash dump before
                    press 135790 ok
                    cut 1000
                    flash restore before
                    expect flash current
                    power back
                    cut 1
                    press 135790 ok
                    flash restore before
                    expect flash restored
                    """)
            .run();
    assertEquals(
        List.of(new Failure(5, "no cut of the power waiting", "one that has not come")),
        result.failures());
  }

  /// A secure element whose unsynced writes had outlived the cut would know of a commit that is
  /// lost.
  @Test
  @Tag("SEC-26")
  void aFlashIsRestoredBesideWhatACutHasLeftOfTheElement() {
    try (Stage stage = household()) {
      stage.flash().dump("before");
      FlashChip cut = cutAtAPress(stage);
      AtomicInteger asked = new AtomicInteger();
      assertTrue(
          stage.restore(
              "before",
              () -> {
                asked.incrementAndGet();
                return new Remains.OnlySynced();
              }));
      assertEquals(1, asked.get());
      assertNotSame(cut, stage.flash().chip());
    }
  }

  private static Stage household() {
    Stage stage = new Stage(Scenario.empty(), 7);
    stage.happen(keys("cancel ok 135790 ok 135790 ok"));
    return stage;
  }

  private static FlashChip cutAtAPress(Stage stage) {
    assertTrue(stage.flash().cutAt(1));
    stage.happen(keys("135790 ok"));
    assertTrue(stage.flash().isCut());
    assertEquals("off", Subject.POWER.look(stage));
    return stage.flash().chip();
  }

  private static Cause keys(String keys) {
    return new Cause.Press(KeySequence.of(keys));
  }

  private static Scenario scenario(String text) {
    return assertInstanceOf(ScriptReading.Understood.class, ScriptReading.parse(text)).scenario();
  }
}
