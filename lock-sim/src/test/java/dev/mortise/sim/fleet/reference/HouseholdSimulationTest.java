package dev.mortise.sim.fleet.reference;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// Random households against the reference: the door opens to every right and to nothing else, and
/// the lock's counters, events and memory say what happened, with power cuts, jams, skewed clocks
/// and a network that loses, doubles, delays and reorders.
///
/// `-Dmortise.simulation.steps=1000000` takes so many steps in all, from a fresh seed unless
/// `-Dmortise.simulation.seed=…` names one; without either it is the same few every time. A failing
/// life prints the line that lives it again.
///
/// The usual walk proves the rules of [#MET]: it must have come upon all that is listed there.
class HouseholdSimulationTest {

  private static final int STEPS_OF_A_LIFE = 1_000;
  private static final long USUAL_SEED = 3;
  private static final int USUAL_STEPS = 60_000;

  /// What the usual walk must come upon so that it says something of a rule.
  private static final Map<String, List<String>> MET =
      Map.ofEntries(
          entry("LK-8", List.of("receipt last-administrator")),
          entry("LK-10", List.of("outside a validity", "receipt restricted")),
          entry("LK-14", List.of("a weak new code")),
          entry("LK-15", List.of("a code among other digits", "a long entry")),
          entry("LK-19", List.of("a one-time code", "a used one-time code")),
          entry(
              "LK-37",
              List.of(
                  "receipt remote-unlock-off", "receipt near-connected", "event unlock remote")),
          entry("LK-47", List.of("event system lock true", "event system lock false")),
          entry("LK-48", List.of("lock-out lifted")),
          entry("LK-49", List.of("lock-out switched off")),
          entry("LK-50", List.of("battery", "event alarm battery-critical")),
          entry("LK-51", List.of("privacy mode", "an administrator in privacy mode")),
          entry("LK-81", List.of("a deleted user", "a deleted code")),
          entry("LK-83", List.of("event lock auto", "left alone")),
          entry("LK-84", List.of("locked out", "a phone while locked out")),
          entry("D-13", List.of("a colliding new code", "a code among other digits")),
          entry("D-14", List.of("a budget spent", "a long entry", "lock-out switched off")),
          entry("D-17", List.of("time unknown", "clock set", "event TimeLost")),
          entry("ST-1", List.of("a disabled user")),
          entry("ST-2", List.of("event alarm wrong-code-entry-limit")),
          entry(
              "ST-4",
              List.of(
                  "within the rights of WEEK_DAY_SCHEDULE_USER",
                  "within the rights of YEAR_DAY_SCHEDULE_USER",
                  "within the rights of SCHEDULE_RESTRICTED_USER",
                  "outside the hours of WEEK_DAY_SCHEDULE_USER",
                  "outside the hours of YEAR_DAY_SCHEDULE_USER",
                  "outside the hours of SCHEDULE_RESTRICTED_USER")),
          entry(
              "ST-5",
              List.of(
                  "within the rights of DISPOSABLE_USER",
                  "within the rights of EXPIRING_USER",
                  "a user without access",
                  "a remote-only user at the door")),
          entry("ST-6", List.of("left open", "receipt no-remote-lock-unlock")),
          entry(
              "ST-7",
              List.of(
                  "a first of two credentials",
                  "a second of two credentials",
                  "receipt not-enough-credentials")),
          entry("SEC-1", List.of("a command again", "a command twice", "event ReplayRejected")),
          entry("SEC-2", List.of("a command too late", "a slow command", "a command out of order")),
          entry(
              "SEC-14",
              List.of("a used one-time code", "clock set back", "a step undone by a power cut")));

  @Test
  @Tag("LK-8")
  @Tag("LK-10")
  @Tag("LK-14")
  @Tag("LK-15")
  @Tag("LK-19")
  @Tag("LK-37")
  @Tag("LK-47")
  @Tag("LK-48")
  @Tag("LK-49")
  @Tag("LK-50")
  @Tag("LK-51")
  @Tag("LK-81")
  @Tag("LK-83")
  @Tag("LK-84")
  @Tag("D-13")
  @Tag("D-14")
  @Tag("D-17")
  @Tag("ST-1")
  @Tag("ST-2")
  @Tag("ST-4")
  @Tag("ST-5")
  @Tag("ST-6")
  @Tag("ST-7")
  @Tag("SEC-1")
  @Tag("SEC-2")
  @Tag("SEC-14")
  void theDoorOpensToEveryRightAndToNothingElse(TestInfo test) {
    Integer asked = Integer.getInteger("mortise.simulation.steps");
    Long named = Long.getLong("mortise.simulation.seed");
    long fresh = asked == null ? USUAL_SEED : new SplittableRandom().nextLong();
    long seed = named == null ? fresh : named;
    int steps = asked == null ? USUAL_STEPS : asked;
    int lives = Math.max(1, steps / STEPS_OF_A_LIFE);
    if (asked != null) {
      System.out.printf("household simulation: seed=%d steps=%d%n", seed, lives * STEPS_OF_A_LIFE);
    }
    List<Lived> all = IntStream.range(0, lives).parallel().mapToObj(n -> live(seed + n)).toList();
    assertEquals(List.of(), all.stream().flatMap(one -> one.failure().stream()).limit(3).toList());
    Reached reached = new Reached();
    all.forEach(one -> reached.addAll(one.reached()));
    assertEquals(MET.keySet(), test.getTags());
    if (asked == null) {
      Set<String> wanted = MET.values().stream().flatMap(List::stream).collect(Collectors.toSet());
      assertEquals(List.of(), reached.missing(wanted), reached::toString);
    }
  }

  /// How a life went.
  private record Lived(Optional<String> failure, Reached reached) {}

  private static Lived live(long seed) {
    Life life = new Life(seed);
    try {
      life.live(STEPS_OF_A_LIFE);
      return new Lived(Optional.empty(), life.reached());
    } catch (AssertionError | RuntimeException e) {
      String failure =
          """
          %s
          %s
          again: mvn -pl lock-sim -am test -Dtest=HouseholdSimulationTest \
          -Dsurefire.failIfNoSpecifiedTests=false -Dmortise.simulation.steps=%d \
          -Dmortise.simulation.seed=%d
          """
              .formatted(e, life.where(), STEPS_OF_A_LIFE, seed);
      return new Lived(Optional.of(failure), life.reached());
    }
  }
}
