package dev.mortise.sim.command.terminal;

import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.cause.CauseText;

/// Says that a cause took place of which the lock shows, says and records nothing.
final class DoneText {

  private DoneText() {}

  /// One line, without what a person keeps secret: no keys, no password of a network.
  static String of(Cause cause) {
    return switch (cause) {
      case Cause.Press(var keys) ->
          keys.size() == 1 ? "key pressed" : "%d keys pressed".formatted(keys.size());
      case Cause.Hold _ -> "key held";
      case Cause.Finger _ -> "finger laid on; the lock does not look";
      case Cause.Face _ -> "face shown; the lock does not look";
      case Cause.Palm _ -> "palm shown; the lock does not look";
      case Cause.Card _ -> "card held to the lock, which does not look";
      case Cause.Handle(boolean up) -> "handle " + (up ? "lifted" : "pressed");
      case Cause.SetHold() -> "SET held";
      case Cause.Cover(boolean off) -> "rear cover " + (off ? "off" : "on");
      case Cause.Pry() -> "pried";
      case Cause.Door(boolean open) -> "door " + (open ? "open" : "closed");
      case Cause.Jam(boolean present) -> present ? "bolt jammed" : "bolt free";
      case Cause.BatteryOut() -> "battery out";
      case Cause.BatteryIn _ -> "battery in";
      case Cause.Charge(int percent) -> "battery at %d %%".formatted(percent);
      case Cause.PowerBank(boolean plugged) ->
          "power bank " + (plugged ? "plugged in" : "unplugged");
      case Cause.CutPower(int write) ->
          "all power goes at write %d to the lock's memory".formatted(write);
      case Cause.DumpFlash(var name) -> "flash copied as " + name;
      case Cause.RestoreFlash(var name) -> "flash put back as it was in " + name;
      case Cause.Drift(int millionths) ->
          "the lock's clocks run %+d millionths off".formatted(millionths);
      case Cause.Skew _ -> "the lock's wall clock put off: " + CauseText.of(cause);
      case Cause.Clock _ -> "clock turned";
      case Cause.Near(double metres) ->
          "phones at %s m".formatted(Double.toString(metres).replaceAll("\\.0$", ""));
      case Cause.Key _, Cause.Remote _, Cause.Sensor _ -> CauseText.of(cause) + ": done";
      case Cause.Neighbour(var radio, double metres) ->
          "%s is heard from %s m".formatted(radio, Double.toString(metres).replaceAll("\\.0$", ""));
      case Cause.Firmware _ ->
          "file brought; the lock awaits none; an administrator orders it first: app firmware FILE";
      case Cause.Air(var name, _) -> "the air at the lock has changed: " + name;
      case Cause.Network(boolean on) -> "network " + (on ? "on" : "off");
    };
  }
}
