package dev.mortise.sim.fleet;

import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.body.KeypadKey;
import java.time.Duration;
import java.util.SplittableRandom;

/// What goes on at a fleet's doors: people who come and go, strangers who try, children who ring.
final class FleetTraffic {

  private static final Duration BETWEEN_KEYS = Duration.ofMillis(250);
  private static final Duration AT_THE_DOOR = Duration.ofSeconds(3);
  private static final int USUAL_PASSCODE = 6;

  private FleetTraffic() {}

  /// One visit, drawn from the seed; it takes some seconds of the lock's time.
  static void visit(FleetLock lock, SplittableRandom random) {
    int user = 1 + random.nextInt(FleetHousehold.USERS);
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4 -> enter(lock, FleetHousehold.passcode(user));
      case 5, 6, 7 -> lock.cause(new LockInput.FingerPresented(FleetHousehold.finger(user)));
      case 8 -> enter(lock, digits(random, 4) + FleetHousehold.passcode(user) + digits(random, 4));
      case 9 -> enter(lock, digits(random, USUAL_PASSCODE));
      case 10 -> strange(lock, random);
      case 11 -> lock.cause(new LockInput.KeyPressed(KeypadKey.DOORBELL));
      case 12 -> lock.moveByHand(new LockInput.HandlePressed(), true);
      case 13 -> lock.moveByHand(new LockInput.HandleLifted(), false);
      case 14 -> lock.moveByHand(new LockInput.MechanicalKeyTurned(true), true);
      default -> lock.charge(1 + random.nextInt(100));
    }
    lock.pass(AT_THE_DOOR);
    lock.moveDoor(true);
    lock.pass(AT_THE_DOOR);
    lock.moveDoor(false);
  }

  private static void strange(FleetLock lock, SplittableRandom random) {
    lock.cause(
        new LockInput.FingerPresented(
            random.nextBoolean()
                ? FleetHousehold.strangeFinger(random.nextInt(1_000))
                : new FingerSample.PoorQuality(QualityFault.PARTIAL)));
  }

  private static void enter(FleetLock lock, String digits) {
    for (int i = 0; i < digits.length(); i++) {
      lock.cause(new LockInput.KeyPressed(KeypadKey.ofDigit(digits.charAt(i) - '0')));
      lock.pass(BETWEEN_KEYS);
    }
    lock.cause(new LockInput.KeyPressed(KeypadKey.CONFIRM));
  }

  private static String digits(SplittableRandom random, int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }
}
