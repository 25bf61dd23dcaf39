package dev.mortise.sim.world.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.world.courier.Leg;
import dev.mortise.sim.world.courier.LinkChances;
import dev.mortise.sim.world.courier.LinkFault;
import dev.mortise.sim.world.script.ScriptReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What becomes of the words between a phone and its lock, told beforehand or drawn from a seed.
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class LinkScenarioTest {

  private static final When SOON = new When.Soon();

  @Test
  @Tag("SEC-1")
  @Tag("SEC-2")
  @Tag("SEC-11")
  void everyFaultOfTheLinksIsBorne() throws IOException {
    Scenario scenario = scenario(text("links.mortise"));
    for (long seed = 1; seed <= 5; seed++) {
      assertEquals(List.of(), scenario.of(seed).run().failures(), "seed=" + seed);
    }
  }

  @Test
  void theSameSeedBringsTheSameFaults() {
    Scenario scenario =
        paired()
            .then(
                SOON,
                new Act.Faults(new ChanceFaults(0, 0, 0, new LinkChances(20, 20, 20, 20, 20))));
    for (int i = 0; i < 12; i++) {
      scenario =
          scenario
              .then(SOON, new Act.Command(new Unlock(), i % 2 == 0 ? Channel.NEAR : Channel.REMOTE))
              .expect(Expectation.that(Subject.PHONE, "done"));
    }
    ScenarioResult one = scenario.of(11).run();
    ScenarioResult other = scenario.of(11).run();
    assertTrue(!one.passed(), "nothing was ever lost");
    assertEquals(one.failures(), other.failures());
    assertEquals(one.lasted(), other.lasted());
  }

  @Test
  @Tag("SEC-2")
  void aScenarioMadeInJavaHasTheSameFaults() {
    ScenarioResult result =
        paired()
            .then(SOON, new Act.Link(Leg.COMMAND, new LinkFault.Delayed(Duration.ofSeconds(31))))
            .then(SOON, new Act.Command(new Unlock(), Channel.NEAR))
            .expect(Expectation.that(Subject.PHONE, "stale challenge"))
            .expect(Expectation.not(Subject.BOLT, "unlocked"))
            .then(SOON, new Act.Partition(Set.of(Channel.NEAR)))
            .then(SOON, new Act.Command(new Unlock(), Channel.NEAR))
            .expect(Expectation.that(Subject.PHONE, "cut"))
            .of(1)
            .run();
    assertEquals(List.of(), result.failures());
  }

  private static final String PAIRED =
      """
      press cancel ok 135790 ok 135790 ok
      cover off
      set hold
      press 135790 ok
      phone pair
      expect phone done
      cover on
      """;

  @Test
  void faultsOfOneLegWaitForOneMessageEach() {
    assertHolds(
        """
        link drop command
        link delay command 12s
        phone unlock near
        expect phone "lost"
        phone unlock near
        expect phone "stale challenge"
        phone unlock near
        expect phone "done"
        """);
  }

  @Test
  void partitionsAddUpUntilNone() {
    assertHolds(
        """
        phone setting remote-unlock on
        partition near
        partition remote
        phone unlock near
        expect phone "cut"
        phone unlock remote
        expect phone "cut"
        partition none
        phone unlock near
        expect phone "done"
        """);
  }

  /// What puts phones and network away at a terminal does so for the phone of a script.
  @Test
  @Tag("LK-61")
  void distanceAndNetworkCountForThePhoneToo() {
    assertHolds(
        """
        phone setting remote-unlock on
        near 80m
        phone unlock near
        expect phone "reach"
        phone unlock remote
        expect phone "done"
        after 20s network off
        phone unlock remote
        expect phone "off line"
        cut 1
        press 135790 ok
        power back
        phone unlock near
        expect phone "reach"
        phone unlock remote
        expect phone "off line"
        near 50m
        phone unlock near
        expect phone "done"
        """);
  }

  private static void assertHolds(String lines) {
    assertEquals(List.of(), scenario(PAIRED + lines).of(1).run().failures());
  }

  private static Scenario paired() {
    return Scenario.empty()
        .then(keys("cancel ok 135790 ok 135790 ok"))
        .then(new Cause.Cover(true))
        .then(new Cause.SetHold())
        .then(keys("135790 ok"))
        .then(SOON, new Act.Pair())
        .expect(Expectation.that(Subject.PHONE, "done"));
  }

  private static Cause keys(String keys) {
    return new Cause.Press(KeySequence.of(keys));
  }

  private static Scenario scenario(String text) {
    return assertInstanceOf(ScriptReading.Understood.class, ScriptReading.parse(text)).scenario();
  }

  private static String text(String name) throws IOException {
    try (InputStream in = LinkScenarioTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
