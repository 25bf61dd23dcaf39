package dev.mortise.protocol.message;

import static dev.mortise.protocol.message.SampleMessages.AGREEMENT;
import static dev.mortise.protocol.message.SampleMessages.ED25519;
import static dev.mortise.protocol.message.SampleMessages.GENERATION;
import static dev.mortise.protocol.message.SampleMessages.LOCK;
import static dev.mortise.protocol.message.SampleMessages.P256;
import static dev.mortise.protocol.message.SampleMessages.TIME;
import static dev.mortise.protocol.message.SampleMessages.USER;
import static dev.mortise.protocol.message.SampleMessages.challenge;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.device.SampleLinks;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.schedule.Schedules;
import dev.mortise.schedule.WeekDaySchedule;
import dev.mortise.schedule.YearDaySchedule;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Commands with arguments of every kind, with every optional field there and not there.
public final class SampleCommands {

  private SampleCommands() {}

  /// Every kind of arguments.
  public static List<CommandArguments> arguments() {
    SettingName setting = new SettingName("auto-relock-seconds");
    return List.of(
        new CommandArguments.Unlock(),
        new CommandArguments.Lock(),
        new CommandArguments.SetMode(OperatingMode.PRIVACY),
        new CommandArguments.SetLeavingHome(true),
        new CommandArguments.ChangeSetting(setting, new SettingValue.Amount(-10)),
        new CommandArguments.ChangeSetting(setting, new SettingValue.Flag(false)),
        new CommandArguments.ChangeSetting(setting, new SettingValue.Word("keypad")),
        new CommandArguments.AddUser(new DisplayName("Ann"), Role.USER),
        new CommandArguments.ChangeUser(USER, Optional.empty(), Optional.empty(), Optional.empty()),
        new CommandArguments.ChangeUser(
            USER,
            Optional.of(new DisplayName("Bo")),
            Optional.of(Role.ADMINISTRATOR),
            Optional.of(false)),
        new CommandArguments.ChangeUser(USER, TermsChange.to(Validity.ALWAYS)),
        new CommandArguments.ChangeUser(
            USER,
            TermsChange.to(new Validity(Optional.of(TIME), Optional.of(TIME.plusSeconds(1))))),
        new CommandArguments.ChangeUser(USER, TermsChange.to(CredentialRule.DUAL)),
        new CommandArguments.ChangeUser(USER, TermsChange.to(UserType.EXPIRING_USER)),
        new CommandArguments.ChangeUser(
            USER, TermsChange.to(UserType.SCHEDULE_RESTRICTED_USER, schedules())),
        new CommandArguments.DeleteUser(USER),
        new CommandArguments.StartEnrolment(USER, CredentialKind.PALM_VEIN, true),
        new CommandArguments.DeleteCredential(new CredentialRef(CredentialKind.FACE, 50)),
        new CommandArguments.LiftLockout(),
        new CommandArguments.RaiseVisitorEpoch(),
        new CommandArguments.SetPeriodicPasscode(
            SampleMessages.octets(6, SealPurpose.SET_PERIODIC_PASSCODE.sealedSize())),
        new CommandArguments.ExtendKey(P256.id(), TIME),
        new CommandArguments.SetWifi(SampleMessages.octets(7, SealPurpose.SET_WIFI.sealedSize())),
        new CommandArguments.StartLiveView(),
        new CommandArguments.ReadEvents(Long.MAX_VALUE),
        new CommandArguments.ReadAccessList(0),
        new CommandArguments.SetTime(TIME),
        new CommandArguments.Unbind(),
        new CommandArguments.Unread(Operation.INVITE),
        new CommandArguments.UpdateFirmware(new FirmwareVersion(7), SampleMessages.octets(3, 32)),
        new CommandArguments.AddAccessory(
            KeyRole.DOOR_SENSOR, P256, AGREEMENT, new DisplayName("Back door")),
        new CommandArguments.AddAccessory(
            KeyRole.REMOTE_CONTROLLER, ED25519, AGREEMENT, new DisplayName("Fob")),
        new CommandArguments.RemoveAccessory(ED25519.id()),
        new CommandArguments.LinkTo(SampleLinks.to()),
        new CommandArguments.LinkFrom(
            ED25519, AGREEMENT, new DisplayName("Front door"), SampleLinks.terms()),
        new CommandArguments.UnlinkTo(LOCK),
        new CommandArguments.UnlockAsLinked(USER));
  }

  /// As many schedules as somebody can have.
  private static Schedules schedules() {
    return new Schedules(
        Collections.nCopies(
            Schedules.MAX_WEEK_DAYS,
            new WeekDaySchedule(
                EnumSet.allOf(DayOfWeek.class), LocalTime.of(23, 59), LocalTime.MIDNIGHT)),
        Collections.nCopies(
            Schedules.MAX_YEAR_DAYS,
            new YearDaySchedule(
                LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.of(9999, 12, 31, 23, 59))));
  }

  /// A command with each kind of arguments.
  public static List<Command> commands() {
    return arguments().stream()
        .map(
            arguments ->
                arguments.operation().changesAccessList()
                    ? Command.of(LOCK, GENERATION, challenge(), arguments, new AccessVersion(7))
                    : Command.of(LOCK, GENERATION, challenge(), arguments))
        .toList();
  }
}
