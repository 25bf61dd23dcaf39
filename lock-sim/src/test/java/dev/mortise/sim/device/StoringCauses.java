package dev.mortise.sim.device;

import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.Sha256;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Every cause that stores something, and how it is brought about.
final class StoringCauses {

  private StoringCauses() {}

  /// Every cause that stores something, by the name of its input.
  static Map<String, Consumer<LockBench>> all() {
    Map<String, Consumer<LockBench>> all = new TreeMap<>();
    all.put("KeyPressed", bench -> bench.press("246802 ok"));
    all.put("KeyHeld", bench -> LockBench.done(bench.device().hands().hold(KeypadKey.DIGIT_0)));
    all.put(
        "FingerPresented",
        bench -> {
          cause(bench, strangeFinger());
          cause(bench, new LockInput.FingerPresented(new FingerSample.AttackPresentation()));
        });
    all.put("MechanicalKeyTurned", bench -> LockBench.done(bench.device().hands().turnKey(true)));
    all.put("HandlePressed", bench -> LockBench.done(bench.device().hands().pressHandle()));
    all.put("HandleLifted", bench -> LockBench.done(bench.device().hands().liftHandle()));
    all.put("CoverPried", bench -> LockBench.done(bench.device().hands().pryCover()));
    all.put("DoorMoved", bench -> LockBench.done(bench.device().hands().moveDoor(true)));
    all.put("BatteryMeasured", bench -> LockBench.done(bench.device().hands().charge(3)));
    all.put("PowerRestored", StoringCauses::reset);
    all.put("LinkChanged", bench -> cause(bench, new LockInput.LinkChanged(true)));
    all.put("BoltReported", bench -> bench.enter(LockBench.CODE));
    all.put(
        "Tick",
        bench -> {
          bench.enter(LockBench.CODE);
          bench.turn(Duration.ofSeconds(15));
        });
    return all;
  }

  private static LockInput strangeFinger() {
    return new LockInput.FingerPresented(
        new FingerSample.Captured(
            Octets.adopt(Sha256.of(new byte[] {7})), new MatchOutcome.NoMatch()));
  }

  private static void reset(LockBench bench) {
    LockBench.done(bench.device().hands().takeBattery());
    LockBench.done(bench.device().hands().putBattery(true));
    bench.press("ok");
  }

  private static void cause(LockBench bench, LockInput input) {
    LockBench.done(bench.device().cause(input));
  }
}
