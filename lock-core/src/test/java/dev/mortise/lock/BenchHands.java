package dev.mortise.lock;

import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.protocol.Octets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What the machine on the bench is told when a hand presses a key or touches the reader.
final class BenchHands {

  private BenchHands() {}

  /// The key that this letter stands for in [LockBench#press(String)].
  static LockInput key(char key) {
    return new LockInput.KeyPressed(
        switch (key) {
          case 'o' -> KeypadKey.CONFIRM;
          case 'x' -> KeypadKey.CANCEL;
          case 'h' -> KeypadKey.LEAVING_HOME;
          case 'b' -> KeypadKey.DOORBELL;
          default -> KeypadKey.ofDigit(key - '0');
        });
  }

  /// An enrolled finger.
  static LockInput finger(int slot) {
    return new LockInput.FingerPresented(
        new FingerSample.Captured(
            BenchHousehold.template(slot),
            new MatchOutcome.Match(new FingerSlot(slot), new MatchScore(60))));
  }

  /// A finger that nobody enrolled.
  static LockInput strangeFinger(int touch) {
    return new LockInput.FingerPresented(
        new FingerSample.Captured(strange(touch), new MatchOutcome.NoMatch()));
  }

  /// A finger that nobody enrolled and that is like none of these touches.
  static LockInput oddFinger(int touch, int... unlike) {
    Set<Octets> others =
        Arrays.stream(unlike).mapToObj(BenchHands::strange).collect(Collectors.toSet());
    return new LockInput.FingerPresented(
        new FingerSample.Captured(strange(touch), new MatchOutcome.NoMatch(), others));
  }

  private static Octets strange(int touch) {
    return BenchHousehold.template(1000 + touch);
  }

  /// A touch that the reader can make nothing of.
  static LockInput badTouch(QualityFault fault) {
    return new LockInput.FingerPresented(new FingerSample.PoorQuality(fault));
  }
}
