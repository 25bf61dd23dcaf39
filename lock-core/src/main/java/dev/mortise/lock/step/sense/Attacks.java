package dev.mortise.lock.step.sense;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.credential.CredentialKind;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.step.Turn;
import dev.mortise.lockout.LockOut;

/// What a sensor holds for an attack presentation (ISO/IEC 30107-3): a picture, a mask, a cast.
///
/// Nothing was compared, so it is no wrong try of LK-47: whoever looks false to a sensor does not
/// shut the keypad for the household, and an attack learns nothing of whose features it copies. But
/// it costs as much: attacks are counted by counters of their own with the very numbers of wrong
/// tries, all sensors together, stored before the answer is given, with the budget that regains one
/// every 48 minutes (D-14). What they lock is the sensors that can be deceived so: finger, face and
/// palm. Passcode, card, keys and apps go on, and the household's setting for the lock-out of LK-49
/// does not turn this off.
///
/// So anybody with a picture can deny those three for a while. One alarm tells the household when
/// the pause begins, after the attack that began it. It is no lock-out: no system lock is recorded,
/// and the alarm has a code of its own, for that of wrong tries says that the system is locked
/// (ST-2). No credential empties the window, not an administrator's either: one who stands beside
/// an attacker would do it for them. An administrator's app lifts the pause (LK-48).
public final class Attacks {

  private Attacks() {}

  /// Whether the sensors pause after attacks. The person is told, whoever it is.
  static boolean refusesWhilePaused(Turn turn) {
    if (!areSensorsPaused(turn)) {
      return false;
    }
    turn.beep(Tone.REFUSED);
    turn.speak(Prompt.SENSOR_PAUSED);
    return true;
  }

  static boolean areSensorsPaused(Turn turn) {
    return turn.stored().attacks().isOn();
  }

  /// An attack was presented to somebody who looks: it is answered like anything that nobody knows.
  static void presented(Turn turn, CredentialKind kind) {
    keep(turn, turn.stored().attacks().wrongTry(turn.policy().lockOut(), turn.now()));
    record(turn, kind);
    if (areSensorsPaused(turn)) {
      turn.record(new LockEvent.Alarm(AlarmCode.PRESENTATION_ATTACK_LIMIT));
    }
    turn.beep(Tone.REFUSED);
    turn.speak(Prompt.TRY_AGAIN);
  }

  /// An attack was noticed.
  static void record(Turn turn, CredentialKind kind) {
    turn.record(new LockEvent.PresentationAttack(kind));
  }

  /// The time of the pause is over.
  public static void pauseOver(Turn turn) {
    keep(turn, turn.stored().attacks().ended());
  }

  private static void keep(Turn turn, LockOut attacks) {
    turn.store(turn.stored().withAttacks(attacks));
  }
}
