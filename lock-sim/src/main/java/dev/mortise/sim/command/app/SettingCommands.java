package dev.mortise.sim.command.app;

import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import java.io.IOException;
import java.util.Arrays;
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
      description = "Change a setting, such as remote-unlock true or auto-relock-seconds 30.")
  static final class Set extends PhoneTask {

    private static final String NAMES =
        "auto-relock-seconds, door-ajar-seconds, remote-unlock, system-lock,"
            + " privacy-ends-from-inside, face-trigger, language, zone (such as Europe/Berlin) or"
            + " expiring-user-minutes";

    @Parameters(index = "0", paramLabel = "NAME", description = "One of " + NAMES + ".")
    private String name = "";

    @Parameters(index = "1", paramLabel = "VALUE")
    private String value = "";

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      CommandArguments change = new CommandArguments.ChangeSetting(named(), parse(value));
      return tell(
          report, lock(phone).command(change), _ -> "Done: %s is %s.".formatted(name, value));
    }

    private SettingName named() {
      return Arrays.stream(Setting.values())
          .map(Setting::settingName)
          .filter(each -> each.text().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "there is no setting %s; a setting is %s".formatted(name, NAMES)));
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
