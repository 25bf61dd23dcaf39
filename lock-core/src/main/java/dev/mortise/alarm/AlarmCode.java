package dev.mortise.alarm;

/// What an alarm is about, in Matter's terms where it has one. Duress is none of them: it is told
/// in tags alone (D-15).
public enum AlarmCode {

  /// The bolt did not reach its end; it is tried once more (D-18).
  LOCK_JAMMED("lock-jammed"),

  /// Wrong tries began a lock-out (LK-47): exactly one alarm for each, and none without (ST-2).
  WRONG_CODE_ENTRY_LIMIT("wrong-code-entry-limit"),

  /// Attack presentations began a pause of the sensors that can be deceived so. Matter has no word
  /// for it. The system is not locked, so it is not the alarm of a lock-out.
  PRESENTATION_ATTACK_LIMIT("presentation-attack-limit"),

  /// Somebody pries the lock off the door (LK-46).
  FRONT_ESCUTCHEON_REMOVED("front-escutcheon-removed"),

  /// The leaf opened although the bolt was out.
  DOOR_FORCED_OPEN("door-forced-open"),

  /// The leaf has been open for too long (ST-8).
  DOOR_AJAR("door-ajar"),

  /// The battery is at 20 percent or less (LK-50).
  BATTERY_LOW("battery-low"),

  /// The battery is at 5 percent or less: the motor is not driven any more (LK-50).
  BATTERY_CRITICAL("battery-critical"),

  /// The door was opened from inside while everybody is out (LK-53).
  LEAVING_HOME("leaving-home");

  private final String wireText;

  AlarmCode(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
