package dev.mortise.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mortise.protocol.message.SettingValue.Amount;
import dev.mortise.protocol.message.SettingValue.Flag;
import dev.mortise.protocol.message.SettingValue.Word;
import dev.mortise.visitor.VisitorLedger;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  @Tag("D-20")
  void everySettingHasTheDefaultOfTheSpecification() {
    Map<Setting, Object> defaults = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      defaults.put(setting, Settings.DEFAULT.value(setting));
    }

    assertEquals(
        Map.of(
            Setting.AUTO_RELOCK_SECONDS, new Amount(10),
            Setting.DOOR_AJAR_SECONDS, new Amount(60),
            Setting.REMOTE_UNLOCK, new Flag(false),
            Setting.SYSTEM_LOCK, new Flag(true),
            Setting.PRIVACY_ENDS_FROM_INSIDE, new Flag(false),
            Setting.WIFI, new Flag(true),
            Setting.FACE_TRIGGER, new Word("keypad"),
            Setting.LANGUAGE, new Word("en"),
            Setting.ZONE, new Word("UTC"),
            Setting.EXPIRING_USER_MINUTES, new Amount(60)),
        defaults);
    assertEquals(Optional.of(Duration.ofSeconds(10)), Settings.DEFAULT.autoRelock());
    assertEquals(Duration.ofSeconds(60), Settings.DEFAULT.doorAjar());
    assertEquals(ZoneId.of("UTC"), Settings.DEFAULT.zone());
    assertEquals(Duration.ofHours(1), Settings.DEFAULT.expiringUser());
  }

  @Test
  @Tag("D-20")
  void neitherAModeNorOneTimePasscodesAreOnUntilSomebodyWantsThem() {
    assertEquals(OperatingMode.NORMAL, Modes.DEFAULT.operating());
    assertFalse(Modes.DEFAULT.leavingHome());
    assertEquals(Map.of(), Map.copyOf(VisitorLedger.EMPTY.series()));
  }
}
