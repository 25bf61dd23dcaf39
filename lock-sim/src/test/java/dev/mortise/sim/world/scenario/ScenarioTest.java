package dev.mortise.sim.world.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.world.scenario.ScenarioResult.Failure;
import dev.mortise.sim.world.script.ScriptReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class ScenarioTest {

  @Test
  @Tag("LK-36")
  @Tag("LK-47")
  void aNightPassesAsItsScriptExpects() throws IOException {
    ScenarioResult result = scenario(text("night.mortise")).run();
    assertEquals(List.of(), result.failures());
    assertEquals(42, result.seed());
    assertTrue(result.lasted().compareTo(Duration.ofHours(10)) > 0, result::toString);
    assertTrue(result.decisions() > 50, result::toString);
  }

  @Test
  @Tag("D-18")
  @Tag("SEC-26")
  void everyFaultOfTheExampleIsBorne() throws IOException {
    Scenario scenario = scenario(text("faults.mortise"));
    for (long seed = 1; seed <= 5; seed++) {
      assertEquals(List.of(), scenario.of(seed).run().failures(), "seed=" + seed);
    }
  }

  @Test
  void whatComesOtherwiseIsToldWithItsLine() {
    ScenarioResult result =
        scenario(
                """
                press cancel ok 135790 ok 135790 ok
                expect bolt unlocked
                press 135790 ok
                expect not bolt unlocked
                expect event "nobody"
                """)
            .run();
    assertEquals(
        List.of(
            new Failure(2, "bolt unlocked", "locked"),
            new Failure(4, "not bolt unlocked", "unlocked")),
        result.failures().subList(0, 2));
    assertEquals(5, result.failures().get(2).line());
    assertEquals(3, result.failures().size());
  }

  @Test
  void aScenarioIsMadeInJavaTheSameWay() {
    Scenario scenario =
        Scenario.empty()
            .of(7)
            .at(LockModel.PALM_LOCK, LockPolicy.MANUAL)
            .then(keys("cancel ok 135790 ok 135790 ok"))
            .at(LocalTime.of(22, 0), keys("135790 ok"))
            .expect(Expectation.that(Subject.BOLT, "unlocked"))
            .after(Duration.ofSeconds(12), keys("bell"))
            .expect(Expectation.not(Subject.BOLT, "unlocked"));
    assertTrue(scenario.run().passed());
    assertThrows(IllegalArgumentException.class, () -> Expectation.that(Subject.BOLT, "half open"));
  }

  private static Cause keys(String keys) {
    return new Cause.Press(KeySequence.of(keys));
  }

  @Test
  void aCutIsCalledOffByPowerBackAndThereIsOneAtATime() {
    ScenarioResult result =
        scenario(
                """
                press cancel ok 135790 ok 135790 ok
                power cut at write 30
                power back
                press 135790 ok
                after 20s press 135790 ok
                after 20s press 135790 ok
                after 20s expect power on
                cut 1
                power cut
                press 135790 ok
                expect power off
                battery in
                expect power on
                """)
            .run();
    assertEquals(List.of(9), result.failures().stream().map(Failure::line).toList());
  }

  @Test
  void timeGoesOnPastACutThatComesMeanwhile() {
    ScenarioResult result =
        scenario(
                """
                press cancel ok 135790 ok 135790 ok
                press 135790 ok
                cut 1
                clock +1h
                expect power off
                """)
            .run();
    assertEquals(List.of(), result.failures());
    assertEquals(Duration.ofSeconds(3_601), result.lasted());
  }

  private static Scenario scenario(String text) {
    return assertInstanceOf(ScriptReading.Understood.class, ScriptReading.parse(text)).scenario();
  }

  private static String text(String name) throws IOException {
    try (InputStream in = ScenarioTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
