package dev.mortise.sim.cause;

import dev.mortise.credential.CardNumber;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.sim.device.face.KeyPress;
import dev.mortise.sim.device.link.AccessPoint;
import dev.mortise.sim.firmware.FirmwareSource;
import dev.mortise.sim.phone.memory.RadioAddress;
import dev.mortise.sim.sensor.FingerSource;
import dev.mortise.sim.sensor.face.FaceSource;
import dev.mortise.sim.sensor.palm.PalmSource;
import java.time.Duration;
import java.util.List;

/// Something that a person or the world does to one lock. What the lock makes of it is for its
/// firmware to decide.
public sealed interface Cause {

  /// Press keys, one after the other.
  record Press(List<KeyPress> keys) implements Cause {

    public Press {
      keys = List.copyOf(keys);
    }
  }

  /// Hold one key for three seconds.
  record Hold(KeypadKey key) implements Cause {}

  /// Lay a finger on the reader.
  record Finger(FingerSource source) implements Cause {}

  /// Come before the camera.
  record Face(FaceSource.Shown shown) implements Cause {}

  /// Hold a palm above the scanner.
  record Palm(PalmSource.Shown shown) implements Cause {}

  /// Hold a card to the reader.
  record Card(CardNumber number) implements Cause {}

  /// Turn the mechanical key.
  record Key(KeyTurn turn) implements Cause {}

  /// How far the mechanical key can be turned.
  enum KeyTurn {
    /// Until the bolt is withdrawn.
    UNLOCK,
    /// Until it is thrown.
    LOCK,
    /// As far as it goes, which withdraws the latch with the bolt (D-18).
    UNLATCH
  }

  /// Move the inside handle.
  ///
  /// @param up lifting it locks, pressing it down opens
  record Handle(boolean up) implements Cause {}

  /// Hold SET for three seconds.
  record SetHold() implements Cause {}

  /// Take the rear cover off or put it on.
  record Cover(boolean off) implements Cause {}

  /// Pry the lock off the door.
  record Pry() implements Cause {}

  /// Open or close the door.
  record Door(boolean open) implements Cause {}

  /// Put something into the bolt's way, or take it away.
  record Jam(boolean present) implements Cause {}

  /// Take the battery out.
  record BatteryOut() implements Cause {}

  /// Put the battery in.
  ///
  /// @param setHeld whether SET is held meanwhile, which offers a reset
  record BatteryIn(boolean setHeld) implements Cause {}

  /// Charge or empty the battery.
  ///
  /// @param percent 0 to 100
  record Charge(int percent) implements Cause {}

  /// Plug a power bank into the front port, or unplug it.
  record PowerBank(boolean plugged) implements Cause {}

  /// Have all power go at one write to the lock's memory.
  ///
  /// @param write 1 for the next
  record CutPower(int write) implements Cause {}

  /// Copy the lock's flash under a name.
  record DumpFlash(String name) implements Cause {}

  /// Put an earlier copy in the place of the lock's flash.
  record RestoreFlash(String name) implements Cause {}

  /// Let the lock's clocks run faster than the world's, or slower.
  ///
  /// @param millionths by so much faster
  record Drift(int millionths) implements Cause {}

  /// Put the lock's wall clock off.
  ///
  /// @param by forward, or back if negative
  record Skew(Duration by) implements Cause {}

  /// Turn the world's clock forward.
  record Clock(Duration by) implements Cause {}

  /// Move the phones.
  ///
  /// @param metres 0 or more
  record Near(double metres) implements Cause {}

  /// Take a remote controller out of its box, or press the one that is there.
  record Remote(boolean fresh) implements Cause {}

  /// Do something to the door sensor.
  record Sensor(SensorDeed deed) implements Cause {}

  /// What can be done to a door sensor.
  enum SensorDeed {
    /// Take one out of its box.
    NEW,
    /// Take its magnet away, as an open door does.
    OPEN,
    /// Bring its magnet back.
    CLOSED,
    /// Take it out of reach.
    AWAY
  }

  /// Put another lock's radio near this one.
  ///
  /// @param metres 0 or more; radios reach 50
  record Neighbour(RadioAddress radio, double metres) implements Cause {}

  /// Bring firmware to the lock.
  record Firmware(FirmwareSource source) implements Cause {}

  /// Let a wireless network be heard where the lock hangs, or no more.
  ///
  /// @param name without spaces
  record Air(String name, AccessPoint point) implements Cause {}

  /// Cut the network or bring it back.
  record Network(boolean on) implements Cause {}
}
