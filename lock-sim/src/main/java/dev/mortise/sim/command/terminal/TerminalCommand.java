package dev.mortise.sim.command.terminal;

import dev.mortise.lock.body.KeypadKey;
import dev.mortise.sim.device.face.KeyPress;
import dev.mortise.sim.sensor.FingerSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a line at the terminal asks for.
public sealed interface TerminalCommand {

  /// Press keys, one after the other.
  record Press(List<KeyPress> keys) implements TerminalCommand {

    public Press {
      keys = List.copyOf(keys);
    }
  }

  /// Hold one key for three seconds.
  record Hold(KeypadKey key) implements TerminalCommand {}

  /// Lay a finger on the reader.
  record Finger(FingerSource source) implements TerminalCommand {}

  /// Turn the mechanical key.
  record Key(boolean unlock) implements TerminalCommand {}

  /// Move the inside handle.
  ///
  /// @param up lifting it locks, pressing it down opens
  record Handle(boolean up) implements TerminalCommand {}

  /// Hold SET for three seconds.
  record SetHold() implements TerminalCommand {}

  /// Take the rear cover off or put it on.
  record Cover(boolean off) implements TerminalCommand {}

  /// Pry the lock off the door.
  record Pry() implements TerminalCommand {}

  /// Open or close the door.
  record Door(boolean open) implements TerminalCommand {}

  /// Put something into the bolt's way, or take it away.
  record Jam(boolean present) implements TerminalCommand {}

  /// Take the battery out.
  record BatteryOut() implements TerminalCommand {}

  /// Put the battery in.
  ///
  /// @param setHeld whether SET is held meanwhile, which offers a reset
  record BatteryIn(boolean setHeld) implements TerminalCommand {}

  /// Charge or empty the battery.
  ///
  /// @param percent 0 to 100
  record Charge(int percent) implements TerminalCommand {}

  /// Turn the world's clock forward.
  record Clock(Duration by) implements TerminalCommand {}

  /// Move the phones.
  ///
  /// @param metres 0 or more
  record Near(double metres) implements TerminalCommand {}

  /// Cut the network or bring it back.
  record Network(boolean on) implements TerminalCommand {}

  /// List the newest events.
  ///
  /// @param most how many
  record Log(int most) implements TerminalCommand {}

  /// Tell how everything stands.
  record Status() implements TerminalCommand {}

  /// List the household.
  record Users() implements TerminalCommand {}

  /// Explain the commands, or one of them.
  record Help(Optional<CommandWord> about) implements TerminalCommand {}

  /// Leave the terminal.
  record Quit() implements TerminalCommand {}
}
