package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.face.FaceFault;
import dev.mortise.biometric.face.FaceOutcome;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.biometric.face.FaceSample;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.biometric.palm.PalmOutcome;
import dev.mortise.biometric.palm.PalmSample;
import dev.mortise.credential.CardNumber;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.Entropy;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/// What holds whatever happens to a lock. A failing run prints the seed that plays it again.
class MachineProperties {

  private static final int STEPS = 400;
  private static final UserIndex OWNER = new UserIndex(1);

  @Property(tries = 50)
  @Tag("SEC-12")
  void withoutARightTheBoltIsNeverWithdrawn(@ForAll long seed) {
    Random random = new Random(seed);
    LockBench bench = household();
    for (int i = 0; i < STEPS; i++) {
      bench.pass(Duration.ofMillis(random.nextInt(20_000)));
      for (LockEffect effect : bench.cause(strangersCause(random))) {
        assertFalse(effect.equals(new LockEffect.DriveBolt(false)), "seed=" + seed + " step=" + i);
      }
    }
  }

  @Property(tries = 50)
  void sameInputTwiceGivesTheSameDecision(@ForAll long seed) {
    Random random = new Random(seed);
    LockBench bench = household();
    for (int i = 0; i < STEPS; i++) {
      LockInput input = random.nextInt(4) == 0 ? householdsCause(random) : strangersCause(random);
      byte[] fresh = new byte[Entropy.SIZE];
      random.nextBytes(fresh);
      Moment moment = new Moment(bench.now(), Optional.of(LockBench.MORNING), Entropy.of(fresh));
      LockState before = bench.state();

      Decision first = bench.machine().decide(before, input, moment);
      Decision second = bench.machine().decide(before, input, moment);

      assertEquals(first, second, "seed=" + seed + " step=" + i);
      bench.cause(input);
      bench.pass(Duration.ofMillis(random.nextInt(20_000)));
    }
  }

  @Property(tries = 50)
  @Tag("LK-84")
  void noCredentialOpensWhileTheSystemIsLocked(@ForAll long seed) {
    Random random = new Random(seed);
    LockBench bench = household();
    for (int i = 0; i < STEPS; i++) {
      LockInput input = random.nextBoolean() ? householdsCause(random) : strangersCause(random);
      boolean locked = bench.state().stored().lockOut().isOn();
      boolean idle = bench.state().live().doorway().run().isEmpty();
      for (LockEffect effect : bench.cause(input)) {
        assertFalse(
            locked && idle && effect.equals(new LockEffect.DriveBolt(false)),
            "seed=" + seed + " step=" + i);
      }
      bench.pass(Duration.ofMillis(random.nextInt(5_000)));
    }
  }

  @Property(tries = 50)
  @Tag("LK-83")
  void openDoorLocksWithinTheRelockTimeOnceLeftAlone(@ForAll long seed) {
    Random random = new Random(seed);
    LockBench bench = household();
    for (int i = 0; i < 60; i++) {
      bench.cause(random.nextBoolean() ? householdsCause(random) : strangersCause(random));
      bench.pass(Duration.ofMillis(random.nextInt(5_000)));
    }
    bench.cause(new LockInput.BatteryMeasured(100));
    bench.pass(Duration.ofSeconds(11));

    assertEquals(BoltState.LOCKED, bench.bolt(), "seed=" + seed);
  }

  @Property(tries = 50)
  void whatIsNotStoredIsTheSameInstance(@ForAll long seed) {
    Random random = new Random(seed);
    LockBench bench = household();
    for (int i = 0; i < STEPS; i++) {
      LockState before = bench.state();
      Moment moment = new Moment(bench.now(), Optional.empty(), Entropy.of(new byte[Entropy.SIZE]));
      Decision decision = bench.machine().decide(before, strangersCause(random), moment);
      boolean recorded =
          decision.effects().stream().anyMatch(LockEffect.RecordEvent.class::isInstance);

      assertTrue(!recorded || decision.changesStored(before));
      assertEquals(
          decision.changesStored(before),
          !decision.next().stored().equals(before.stored()),
          "seed=" + seed + " step=" + i);
      bench.cause(strangersCause(random));
    }
  }

  private static LockBench household() {
    LockBench bench = new LockBench().withAdministrator("1357924680");
    bench.passcode(OWNER, "9753108642", true);
    bench.fingerprint(OWNER, false);
    return bench;
  }

  /// Whatever somebody may do who has no right at all.
  private static LockInput strangersCause(Random random) {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4, 5 -> new LockInput.KeyPressed(pick(random, KeypadKey.values()));
      case 6 -> new LockInput.KeyHeld(KeypadKey.ofDigit(random.nextInt(10)));
      case 7 -> finger(random, new MatchOutcome.NoMatch());
      case 8 -> finger(random, new MatchOutcome.Match(new FingerSlot(50), new MatchScore(99)));
      case 9 ->
          new LockInput.FingerPresented(
              new FingerSample.PoorQuality(pick(random, QualityFault.values())));
      case 10 -> new LockInput.CoverPried();
      case 11 -> new LockInput.DoorMoved(random.nextBoolean() ? DoorState.OPEN : DoorState.CLOSED);
      case 12 -> new LockInput.BatteryMeasured(random.nextInt(101));
      case 13 ->
          new LockInput.MessageReceived(
              random.nextBoolean() ? Channel.NEAR : Channel.REMOTE,
              new ConnectionId(random.nextInt(3)),
              new Correlation(Octets.empty()),
              bytes(random, random.nextInt(200)));
      case 14 ->
          random.nextBoolean()
              ? new LockInput.SetHeld()
              : new LockInput.RearCoverMoved(random.nextBoolean());
      default ->
          switch (random.nextInt(7)) {
            case 4 -> new LockInput.FacePresented(face(random));
            case 5 ->
                new LockInput.PalmPresented(
                    new PalmSample.Captured(bytes(random, 32), new PalmOutcome.NoMatch()));
            case 6 -> new LockInput.CardPresented(new CardNumber(bytes(random, 4)));
            case 0 -> new LockInput.NearPeersChanged(Map.of());
            case 1 -> new LockInput.LinkChanged(random.nextBoolean());
            case 2 -> new LockInput.PowerRestored(false);
            default -> new LockInput.Tick();
          };
    };
  }

  private static FaceSample face(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new FaceSample.AttackPresentation();
      case 1 -> new FaceSample.PoorQuality(pick(random, FaceFault.values()));
      default ->
          new FaceSample.Captured(
              bytes(random, 32), pick(random, FacePose.values()), new FaceOutcome.NoMatch());
    };
  }

  /// Whatever somebody may do who lives there.
  private static LockInput householdsCause(Random random) {
    return List.of(
            finger(random, new MatchOutcome.Match(new FingerSlot(1), new MatchScore(99))),
            new LockInput.HandlePressed(),
            new LockInput.HandleLifted(),
            new LockInput.MechanicalKeyTurned(true))
        .get(random.nextInt(4));
  }

  private static LockInput finger(Random random, MatchOutcome outcome) {
    return new LockInput.FingerPresented(new FingerSample.Captured(bytes(random, 32), outcome));
  }

  private static Octets bytes(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Octets.adopt(bytes);
  }

  private static <E> E pick(Random random, E[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
