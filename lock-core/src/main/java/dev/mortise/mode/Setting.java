package dev.mortise.mode;

import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.SettingValue.Amount;
import dev.mortise.protocol.message.SettingValue.Flag;
import dev.mortise.protocol.message.SettingValue.Word;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// What an administrator may adjust, with its default (D-20).
public enum Setting {

  /// How long the door stays unlocked, in seconds up to an hour; 0 for ever (LK-83).
  AUTO_RELOCK_SECONDS("auto-relock-seconds"),

  /// After how long an open door counts as ajar, in seconds up to an hour (ST-8).
  DOOR_AJAR_SECONDS("door-ajar-seconds"),

  /// Whether an app may open from afar (LK-37).
  REMOTE_UNLOCK("remote-unlock"),

  /// Whether wrong tries lock the system; off, padding is off too (LK-49, D-14).
  SYSTEM_LOCK("system-lock"),

  /// Whether opening from inside ends privacy mode (D-6).
  PRIVACY_ENDS_FROM_INSIDE("privacy-ends-from-inside"),

  /// Whether the lock's Wi-Fi is on; off, it saves battery, and nothing remote works (LK-63).
  WIFI("wifi"),

  /// What starts face recognition: the keypad's touch, or somebody's approach (LK-33).
  FACE_TRIGGER("face-trigger"),

  /// The language of the voice prompts (LK-31).
  LANGUAGE("language"),

  /// Where the lock is, for schedules: an identifier of the IANA time zone database. The rules of
  /// the zones, daylight saving with them, are part of the firmware (ST-4, LK-20).
  ZONE("zone"),

  /// How long an *expiring* user stays enabled after coming for the first time, in minutes up to
  /// two days: Matter's *ExpiringUserTimeout* (ST-5).
  EXPIRING_USER_MINUTES("expiring-user-minutes");

  private static final long HOUR = 3600;
  private static final long TWO_DAYS = 2880;
  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private final String wireText;

  Setting(String wireText) {
    this.wireText = wireText;
  }

  /// The setting of this name, or empty if there is none.
  public static Optional<Setting> named(SettingName name) {
    return Arrays.stream(values())
        .filter(setting -> setting.wireText.equals(name.text()))
        .findFirst();
  }

  /// Its name in messages.
  public SettingName settingName() {
    return new SettingName(wireText);
  }

  /// What it is until somebody changes it.
  public SettingValue standard() {
    return switch (this) {
      case AUTO_RELOCK_SECONDS -> new Amount(10);
      case DOOR_AJAR_SECONDS -> new Amount(60);
      case REMOTE_UNLOCK, PRIVACY_ENDS_FROM_INSIDE -> new Flag(false);
      case SYSTEM_LOCK, WIFI -> new Flag(true);
      case FACE_TRIGGER -> new Word("keypad");
      case LANGUAGE -> new Word(Language.ENGLISH.wireText());
      case ZONE -> new Word("UTC");
      case EXPIRING_USER_MINUTES -> new Amount(60);
    };
  }

  /// Whether it may be set to this.
  public boolean accepts(SettingValue value) {
    return switch (this) {
      case AUTO_RELOCK_SECONDS -> isAmount(value, 0, HOUR);
      case DOOR_AJAR_SECONDS -> isAmount(value, 1, HOUR);
      case EXPIRING_USER_MINUTES -> isAmount(value, 1, TWO_DAYS);
      case REMOTE_UNLOCK, PRIVACY_ENDS_FROM_INSIDE, SYSTEM_LOCK, WIFI -> value instanceof Flag;
      case FACE_TRIGGER -> isOneOf(value, Set.of("keypad", "approach"));
      case LANGUAGE -> Arrays.stream(Language.values()).anyMatch(one -> isWord(value, one));
      case ZONE -> isOneOf(value, ZONES);
    };
  }

  private static boolean isAmount(SettingValue value, long min, long max) {
    return value instanceof Amount(long amount) && amount >= min && amount <= max;
  }

  private static boolean isWord(SettingValue value, Language language) {
    return value instanceof Word(String word) && word.equals(language.wireText());
  }

  private static boolean isOneOf(SettingValue value, Set<String> words) {
    return value instanceof Word(String word) && words.contains(word);
  }
}
