package dev.mortise.lock.step.command;

import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.OperationError;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.WrongTries;
import dev.mortise.lock.step.device.Accessories;
import dev.mortise.lock.step.device.Linking;
import dev.mortise.lock.step.firmware.Updates;
import dev.mortise.lock.step.procedure.Enrolments;
import dev.mortise.lock.step.request.Listing;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.lock.step.right.RefusedMoves;
import dev.mortise.protocol.message.command.CommandArguments.AddAccessory;
import dev.mortise.protocol.message.command.CommandArguments.AddUser;
import dev.mortise.protocol.message.command.CommandArguments.ChangeSetting;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.protocol.message.command.CommandArguments.DeleteCredential;
import dev.mortise.protocol.message.command.CommandArguments.DeleteUser;
import dev.mortise.protocol.message.command.CommandArguments.ExtendKey;
import dev.mortise.protocol.message.command.CommandArguments.LiftLockout;
import dev.mortise.protocol.message.command.CommandArguments.LinkFrom;
import dev.mortise.protocol.message.command.CommandArguments.LinkTo;
import dev.mortise.protocol.message.command.CommandArguments.Lock;
import dev.mortise.protocol.message.command.CommandArguments.RaiseVisitorEpoch;
import dev.mortise.protocol.message.command.CommandArguments.ReadAccessList;
import dev.mortise.protocol.message.command.CommandArguments.ReadEvents;
import dev.mortise.protocol.message.command.CommandArguments.RemoveAccessory;
import dev.mortise.protocol.message.command.CommandArguments.SetLeavingHome;
import dev.mortise.protocol.message.command.CommandArguments.SetMode;
import dev.mortise.protocol.message.command.CommandArguments.SetPeriodicPasscode;
import dev.mortise.protocol.message.command.CommandArguments.SetTime;
import dev.mortise.protocol.message.command.CommandArguments.SetWifi;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.protocol.message.command.CommandArguments.StartLiveView;
import dev.mortise.protocol.message.command.CommandArguments.Unbind;
import dev.mortise.protocol.message.command.CommandArguments.UnlinkTo;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.command.CommandArguments.UnlockAsLinked;
import dev.mortise.protocol.message.command.CommandArguments.Unread;
import dev.mortise.protocol.message.command.CommandArguments.UpdateFirmware;
import java.util.Optional;

/// Every command, and the step that does it.
public final class Commands {

  private Commands() {}

  /// Does a command that was found good, unless its signer's rights or the lock's state forbid it
  /// now.
  public static CommandResult execute(Turn turn, GrantedCommand command) {
    Operation operation = command.arguments().operation();
    Optional<Refusal> refusal = KeyRights.refusal(turn, command.by(), operation, command.channel());
    if (refusal.isPresent()) {
      RefusedMoves.note(turn, command.by(), operation, command.channel(), refusal.get());
      return CommandResult.refused(refusal.get());
    }
    Maker by = KeyRights.maker(command.by());
    return switch (command.arguments()) {
      case Unlock _ -> MoveCommands.unlock(turn, command);
      case Lock _ -> MoveCommands.lock(turn, command);
      case SetMode(var mode) -> ModeCommands.setMode(turn, command, mode, by);
      case SetLeavingHome(boolean on) -> ModeCommands.setLeavingHome(turn, on, by);
      case ChangeSetting(var name, var value) ->
          ModeCommands.changeSetting(turn, command, name, value);
      case AddUser(var name, var role) -> UserCommands.add(turn, name, role, by);
      case ChangeUser change -> UserCommands.change(turn, change, by);
      case DeleteUser(var user) -> UserCommands.delete(turn, user, by);
      case StartEnrolment(var user, var kind, boolean duress) ->
          doneUnless(Enrolments.start(turn, user, kind, duress, by));
      case DeleteCredential(var credential) -> UserCommands.delete(turn, credential, by);
      case LiftLockout _ -> {
        WrongTries.lift(turn);
        yield CommandResult.DONE;
      }
      case SetPeriodicPasscode(var sealed) -> PeriodicCommands.set(turn, command, sealed);
      case ExtendKey(var key, var until) -> KeyCommands.extend(turn, key, until, by);
      case SetWifi(var sealed) -> WifiCommands.join(turn, command, sealed);
      case StartLiveView _ -> ViewCommands.start(turn, command);
      case Unbind _ -> KeyCommands.unbind(turn, by);
      case ReadEvents(long from) -> ReadCommands.events(turn, command, from);
      case SetTime(var time) -> ModeCommands.setTime(turn, time, by);
      case RaiseVisitorEpoch _ -> KeyCommands.raiseVisitorEpoch(turn, command.by());
      case ReadAccessList(int offset) -> CommandResult.done(Listing.slice(turn.stored(), offset));
      case AddAccessory added -> doneUnless(Accessories.add(turn, added, command.by()));
      case RemoveAccessory(var key) -> doneUnless(Accessories.remove(turn, key, by));
      case LinkTo(var link) -> doneUnless(Linking.to(turn, link, by));
      case LinkFrom link -> doneUnless(Linking.ask(turn, link, command.by()));
      case UnlinkTo(var lock) -> {
        Linking.noLongerTo(turn, lock, by);
        yield CommandResult.DONE;
      }
      case UnlockAsLinked opening -> MoveCommands.unlockAsLinked(turn, command, opening);
      case UpdateFirmware(var version, var digest) ->
          doneUnless(Updates.want(turn, version, digest, by));
      case Unread _ -> CommandResult.refused(Refusal.UNSUPPORTED);
    };
  }

  private static CommandResult doneUnless(Optional<Refusal> refusal) {
    return refusal.map(CommandResult::refused).orElse(CommandResult.DONE);
  }

  /// What an app is told that is refused for this.
  static Refusal refusal(OperationError error) {
    return switch (error) {
      case DISABLED_USER_DENIED -> Refusal.DISABLED_USER;
      case RESTRICTED -> Refusal.RESTRICTED;
      case INSUFFICIENT_BATTERY -> Refusal.INSUFFICIENT_BATTERY;
      case PRIVACY_MODE -> Refusal.PRIVACY_MODE;
      case REMOTE_UNLOCK_OFF -> Refusal.REMOTE_UNLOCK_OFF;
      case NO_REMOTE_LOCK_UNLOCK -> Refusal.NO_REMOTE_LOCK_UNLOCK;
      case TIME_UNKNOWN -> Refusal.TIME_UNKNOWN;
      case NOT_ENOUGH_CREDENTIALS -> Refusal.NOT_ENOUGH_CREDENTIALS;
      case UNSPECIFIED, INVALID_CREDENTIAL -> Refusal.NOT_PERMITTED;
    };
  }
}
