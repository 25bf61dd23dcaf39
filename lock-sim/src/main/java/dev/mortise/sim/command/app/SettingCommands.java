package dev.mortise.sim.command.app;

import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// What an administrator adjusts.
final class SettingCommands {

  private SettingCommands() {}

  @Command(name = "mode", description = "Set the mode.")
  static final class Mode extends PhoneTask {

    private static final String MODES =
        "normal, privacy, passage, no-remote-lock-unlock, leaving-home-on or leaving-home-off";

    @Parameters(paramLabel = "MODE", description = "One of " + MODES + ".")
    private String mode = "";

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      CommandArguments arguments =
          switch (mode) {
            case "leaving-home-on" -> new CommandArguments.SetLeavingHome(true);
            case "leaving-home-off" -> new CommandArguments.SetLeavingHome(false);
            default -> new CommandArguments.SetMode(named());
          };
      return tell(report, lock(phone).command(arguments), _ -> "Done: " + mode + ".");
    }

    private OperatingMode named() {
      return Arrays.stream(OperatingMode.values())
          .filter(each -> each.wireText().equals(mode))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "there is no mode %s; a mode is %s".formatted(mode, MODES)));
    }
  }

  @Command(
      name = "setting",
      description = "Change a setting, such as remote-unlock true or auto-relock-seconds 30.",
      footerHeading = "%nSettings and their values:%n",
      footer = {
        "  auto-relock-seconds       " + Set.RELOCK,
        "  door-ajar-seconds         " + Set.AJAR,
        "  expiring-user-minutes     " + Set.EXPIRING,
        "  face-trigger              " + Set.FACE,
        "  language                  " + Set.LANGUAGE,
        "  privacy-ends-from-inside  " + Set.FLAG,
        "  remote-unlock             " + Set.FLAG,
        "  system-lock               " + Set.FLAG,
        "  wifi                      " + Set.FLAG,
        "  zone                      " + Set.ZONE
      })
  static final class Set extends PhoneTask {

    static final String RELOCK = "0 to 3600; 0 for never";
    static final String AJAR = "1 to 3600";
    static final String EXPIRING = "1 to 2880";
    static final String FLAG = "true or false";
    static final String FACE = "keypad or approach";
    static final String LANGUAGE = "en or zh";
    static final String ZONE = "a time zone's name, such as Europe/Berlin or UTC";

    @Parameters(index = "0", paramLabel = "NAME", description = "Which setting; see below.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "VALUE", description = "What it shall be; see below.")
    private String value = "";

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      Setting setting = named();
      SettingValue wanted = parse(value);
      if (!setting.accepts(wanted)) {
        throw new IllegalArgumentException(
            "%s cannot be %s; it is %s".formatted(name, value, values(setting)));
      }
      CommandArguments change = new CommandArguments.ChangeSetting(setting.settingName(), wanted);
      return tell(
          report, lock(phone).command(change), _ -> "Done: %s is %s.".formatted(name, value));
    }

    private Setting named() {
      return Arrays.stream(Setting.values())
          .filter(each -> each.settingName().text().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "there is no setting %s; a setting is %s".formatted(name, names())));
    }

    private static String names() {
      return Arrays.stream(Setting.values())
          .map(each -> each.settingName().text())
          .collect(Collectors.joining(", "));
    }

    /// What a setting may be, as people write it.
    private static String values(Setting setting) {
      return switch (setting) {
        case AUTO_RELOCK_SECONDS -> RELOCK;
        case DOOR_AJAR_SECONDS -> AJAR;
        case EXPIRING_USER_MINUTES -> EXPIRING;
        case REMOTE_UNLOCK, SYSTEM_LOCK, PRIVACY_ENDS_FROM_INSIDE, WIFI -> FLAG;
        case FACE_TRIGGER -> FACE;
        case LANGUAGE -> LANGUAGE;
        case ZONE -> ZONE;
      };
    }

    private static SettingValue parse(String text) {
      if (text.matches("-?[0-9]{1,9}")) {
        return new SettingValue.Amount(Long.parseLong(text));
      }
      return switch (text) {
        case "true", "on" -> new SettingValue.Flag(true);
        case "false", "off" -> new SettingValue.Flag(false);
        default -> new SettingValue.Word(text);
      };
    }
  }

  @Command(name = "lift", description = "End a lock-out, and refill the budget of tries.")
  static final class Lift extends PhoneTask {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      return tell(
          report,
          lock(phone).command(new CommandArguments.LiftLockout()),
          _ -> "Done: the lock-out is lifted.");
    }
  }
}
