package dev.mortise.lock.step.command;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.door.BoltState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.ModeName;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.Visitors;
import dev.mortise.lock.step.credential.WrongTries;
import dev.mortise.lock.step.door.Bolt;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.mode.Modes;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import java.time.Instant;
import java.util.Optional;

/// Changing modes, settings and the clock.
final class ModeCommands {

  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2199-12-31T23:59:59Z");

  private ModeCommands() {}

  /// Passage mode opens the door, so it needs everything that an opening by the same key and
  /// channel needs (LK-37); when it ends, the door locks in the relock time.
  static CommandResult setMode(Turn turn, GrantedCommand command, OperatingMode mode, Maker by) {
    OperatingMode before = turn.stored().modes().operating();
    if (mode == before) {
      return CommandResult.DONE;
    }
    if (mode != OperatingMode.PASSAGE) {
      switchTo(turn, mode, by);
      if (before == OperatingMode.PASSAGE && turn.live().doorway().bolt() != BoltState.LOCKED) {
        Bolt.startRelock(turn);
      }
      return CommandResult.DONE;
    }
    Optional<CommandResult> refusal =
        KeyRights.refusal(turn, command.by(), Operation.UNLOCK, command.channel())
            .map(CommandResult::refused)
            .or(() -> MoveCommands.refusalToOpen(turn, command));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    switchTo(turn, mode, by);
    return MoveCommands.withdraw(turn, command);
  }

  private static void switchTo(Turn turn, OperatingMode mode, Maker by) {
    Modes modes = turn.stored().modes();
    turn.keep(modes.with(mode));
    name(modes.operating())
        .ifPresent(ended -> turn.record(new LockEvent.ModeChange(ended, false, by)));
    name(mode).ifPresent(begun -> turn.record(new LockEvent.ModeChange(begun, true, by)));
  }

  private static Optional<ModeName> name(OperatingMode mode) {
    return switch (mode) {
      case NORMAL -> Optional.empty();
      case PRIVACY -> Optional.of(ModeName.PRIVACY);
      case PASSAGE -> Optional.of(ModeName.PASSAGE);
      case NO_REMOTE_LOCK_UNLOCK -> Optional.of(ModeName.NO_REMOTE_LOCK_UNLOCK);
    };
  }

  static CommandResult setLeavingHome(Turn turn, boolean on, Maker by) {
    Modes modes = turn.stored().modes();
    if (modes.leavingHome() != on) {
      turn.keep(modes.leavingHome(on));
      turn.record(new LockEvent.ModeChange(ModeName.LEAVING_HOME, on, by));
    }
    return CommandResult.DONE;
  }

  /// Switching the lock-out off ends one that is on (LK-49); a new relock time holds from now on.
  static CommandResult changeSetting(
      Turn turn, GrantedCommand command, SettingName name, SettingValue value) {
    Optional<Setting> setting = Setting.named(name).filter(known -> known.accepts(value));
    if (setting.isEmpty()) {
      return CommandResult.refused(Refusal.INVALID_ARGUMENTS);
    }
    if (setting.get() == Setting.WIFI && command.channel() == Channel.REMOTE) {
      // Whoever is away could not switch it on again.
      return CommandResult.refused(Refusal.WRONG_CHANNEL);
    }
    Maker by = KeyRights.maker(command.by());
    turn.store(turn.stored().with(turn.stored().settings().with(setting.get(), value)));
    turn.record(new LockEvent.SettingChange(name, value, by));
    if (setting.get() == Setting.SYSTEM_LOCK
        && !turn.stored().settings().isOn(Setting.SYSTEM_LOCK)) {
      WrongTries.switchedOff(turn);
    }
    if (setting.get() == Setting.WIFI) {
      WifiCommands.switched(turn);
    }
    if (setting.get() == Setting.AUTO_RELOCK_SECONDS) {
      Bolt.relockTimeChanged(turn);
    }
    return CommandResult.DONE;
  }

  /// Sets the clock, to a time that a lock of today can live in: everything it will ever stamp must
  /// stay far from the last time that its records can hold.
  static CommandResult setTime(Turn turn, Instant time, Maker by) {
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      return CommandResult.refused(Refusal.INVALID_ARGUMENTS);
    }
    turn.emit(new LockEffect.SetClock(time));
    Visitors.clockSet(turn);
    turn.record(new LockEvent.TimeSet(time, by));
    return CommandResult.DONE;
  }
}
