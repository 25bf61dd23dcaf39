package dev.mortise.mode;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborText;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.SettingValue.Amount;
import dev.mortise.protocol.message.SettingValue.Flag;
import dev.mortise.protocol.message.SettingValue.Word;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the household has adjusted. A setting that nobody touched is as D-20 says.
///
/// @param changed the settings that differ from their default
public record Settings(Map<Setting, SettingValue> changed) {

  /// Everything as it was made (D-20).
  public static final Settings DEFAULT = new Settings(Map.of());

  public Settings {
    changed = Map.copyOf(changed);
    changed.forEach(
        (setting, value) -> {
          if (!setting.accepts(value)) {
            throw new IllegalArgumentException(
                "setting out of range setting=%s value=%s".formatted(setting, value));
          }
        });
  }

  /// What this setting is set to.
  public SettingValue value(Setting setting) {
    return changed.getOrDefault(setting, setting.standard());
  }

  /// The same with this setting changed.
  ///
  /// @throws IllegalArgumentException if the setting does not accept the value
  public Settings with(Setting setting, SettingValue value) {
    Map<Setting, SettingValue> next = new EnumMap<>(Setting.class);
    next.putAll(changed);
    next.put(setting, value);
    next.remove(setting, setting.standard());
    return new Settings(next);
  }

  /// Whether this setting, which is one of those that are on or off, is on.
  public boolean isOn(Setting setting) {
    return value(setting) instanceof Flag(boolean on) && on;
  }

  /// After how long the door locks by itself, or empty for never (LK-83).
  public Optional<Duration> autoRelock() {
    return Optional.of(seconds(Setting.AUTO_RELOCK_SECONDS)).filter(Duration::isPositive);
  }

  /// After how long an open door counts as ajar (ST-8).
  public Duration doorAjar() {
    return seconds(Setting.DOOR_AJAR_SECONDS);
  }

  /// Where the lock is: whose clock its schedules go by.
  public ZoneId zone() {
    return value(Setting.ZONE) instanceof Word(String id) ? ZoneId.of(id) : ZoneOffset.UTC;
  }

  /// Whether the camera looks at whoever approaches, and not only once the keypad was touched
  /// (LK-33).
  public boolean looksAtWhoApproaches() {
    return value(Setting.FACE_TRIGGER).equals(new Word("approach"));
  }

  /// How long an *expiring* user stays enabled after coming for the first time (ST-5).
  public Duration expiringUser() {
    return Duration.ofMinutes(amount(Setting.EXPIRING_USER_MINUTES));
  }

  /// The language of the voice prompts (LK-31).
  public Language language() {
    SettingValue chosen = value(Setting.LANGUAGE);
    return Arrays.stream(Language.values())
        .filter(language -> chosen.equals(new Word(language.wireText())))
        .findFirst()
        .orElse(Language.ENGLISH);
  }

  private Duration seconds(Setting setting) {
    return Duration.ofSeconds(amount(setting));
  }

  private long amount(Setting setting) {
    return value(setting) instanceof Amount(long amount) ? amount : 0;
  }

  /// The form it is stored in: the names and values of the changed settings.
  public CborValue toCbor() {
    Map<CborText, CborValue> items = new TreeMap<>();
    changed.forEach(
        (setting, value) -> items.put(CborValue.of(setting.settingName().text()), value.toCbor()));
    return CborMap.of(items);
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static Settings parse(CborValue value) throws MalformedCbor {
    if (!(value instanceof CborMap(var items))) {
      throw new MalformedCbor(List.of("settings: expected a map"));
    }
    Map<Setting, SettingValue> changed = new EnumMap<>(Setting.class);
    for (Map.Entry<CborKey, CborValue> item : items.entrySet()) {
      Optional<Setting> setting =
          item.getKey() instanceof CborText(String name) && SettingName.isValid(name)
              ? Setting.named(new SettingName(name))
              : Optional.empty();
      Optional<SettingValue> to = SettingValue.of(item.getValue());
      if (setting.isEmpty() || to.isEmpty() || !setting.get().accepts(to.get())) {
        throw new MalformedCbor(List.of("settings: unknown, or out of range"));
      }
      changed.put(setting.get(), to.get());
    }
    return new Settings(changed);
  }
}
