package dev.mortise.lock;

import dev.mortise.authority.Channel;
import dev.mortise.biometric.face.FaceSample;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.palm.PalmSample;
import dev.mortise.credential.CardNumber;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.protocol.wifi.WifiOutcome;
import java.util.Map;
import java.util.Optional;

/// A cause: something that happened to the lock, for the machine to judge.
///
/// What is mechanical happens by itself: before [MechanicalKeyTurned], [HandlePressed] and
/// [HandleLifted] the bolt has already moved, whatever the machine thinks of it, and a
/// [BoltReported] follows.
public sealed interface LockInput {

  /// A key was pressed and let go.
  record KeyPressed(KeypadKey key) implements LockInput {}

  /// A key was held for three seconds (LK-52).
  record KeyHeld(KeypadKey key) implements LockInput {}

  /// SET, behind the rear cover, was held for three seconds (LK-27).
  record SetHeld() implements LockInput {}

  /// The rear cover was taken off or put on.
  ///
  /// @param off whether it is off now
  record RearCoverMoved(boolean off) implements LockInput {}

  /// A finger touched the reader.
  record FingerPresented(FingerSample sample) implements LockInput {}

  /// A face came before the camera.
  record FacePresented(FaceSample sample) implements LockInput {}

  /// A palm was held above the scanner.
  record PalmPresented(PalmSample sample) implements LockInput {}

  /// A card was held to the reader.
  record CardPresented(CardNumber number) implements LockInput {}

  /// The mechanical key turned the bolt (LK-36).
  ///
  /// @param unlock whether it withdrew the bolt
  record MechanicalKeyTurned(boolean unlock) implements LockInput {}

  /// The inside handle was pressed and withdrew the bolt (LK-45).
  record HandlePressed() implements LockInput {}

  /// The inside handle was lifted and threw the bolt (LK-45).
  record HandleLifted() implements LockInput {}

  /// Somebody is prying the lock off the door (LK-46).
  record CoverPried() implements LockInput {}

  /// The door sensor of the lock's body says something else than before.
  ///
  /// @param state open, closed or unknown; the other states are conclusions of the machine
  record DoorMoved(DoorState state) implements LockInput {}

  /// The battery was measured, or whatever feeds the lock instead of it.
  ///
  /// @param percent 0 to 100
  record BatteryMeasured(int percent) implements LockInput {

    public BatteryMeasured {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("battery must be 0 to 100 percent=" + percent);
      }
    }
  }

  /// The lock got power: the first input of every run. What the sensors say follows.
  ///
  /// @param setHeld whether SET was held for five seconds meanwhile (LK-28)
  record PowerRestored(boolean setHeld) implements LockInput {}

  /// A message came.
  ///
  /// @param channel near or remote
  /// @param connection the connection it came by
  /// @param correlation what the answer is to carry
  /// @param message the bytes, not yet judged
  record MessageReceived(
      Channel channel, ConnectionId connection, Correlation correlation, Octets message)
      implements LockInput {}

  /// Phones came near or went away.
  ///
  /// @param peers every near connection that stands, with the agreement key its handshake proved
  record NearPeersChanged(Map<ConnectionId, AgreementKey> peers) implements LockInput {

    public NearPeersChanged {
      peers = Map.copyOf(peers);
    }
  }

  /// The device link to the companion came up or went down.
  record LinkChanged(boolean online) implements LockInput {}

  /// The bolt's sensor speaks: when the motor has come to the end of its newest
  /// [LockEffect.DriveBolt], one that was overtaken staying without a word; after every mechanical
  /// movement; and at the start of a run.
  record BoltReported(BoltState state) implements LockInput {}

  /// The radio has tried a network.
  ///
  /// @param network that of the [LockEffect.JoinNetwork] that is answered, password and all: by the
  ///   time it is, the lock may wait for another
  record NetworkTried(WifiNetwork network, WifiOutcome outcome) implements LockInput {}

  /// The shell has read what [LockEffect.ReadEvents] asked for.
  ///
  /// @param correlation the effect's
  /// @param events a CBOR array of signed events, oldest first
  record EventsRead(Correlation correlation, Octets events) implements LockInput {}

  /// What came of an [LockEffect.OpenLinked].
  ///
  /// @param lock the linked lock
  /// @param opened whether its signed receipt says so
  record LinkedReported(LockId lock, boolean opened) implements LockInput {}

  /// The slot that is not running is ready for an image, as [LockEffect.AwaitFirmware] wished.
  ///
  /// @param correlation the effect's
  /// @param digest SHA-256 of that image
  /// @param there how much of it lies in the slot, in bytes
  record FirmwareAwaited(Correlation correlation, Octets digest, int there) implements LockInput {}

  /// An image of firmware lies in the slot that is not running.
  ///
  /// @param manifest what came with it as the maker's signed word; empty if nothing did
  /// @param digest SHA-256 of what lies in the slot
  /// @param size how much that is, in bytes
  record FirmwareStaged(Octets manifest, Octets digest, int size) implements LockInput {}

  /// The boot loader says what it has started: at the start of a run, after the sensors.
  ///
  /// @param image its SHA-256; empty for what the lock was sold with
  record FirmwareStarted(FirmwareVersion version, FirmwareSlot slot, Optional<Octets> image)
      implements LockInput {}

  /// Time has passed. A tick too early or too many is harmless.
  record Tick() implements LockInput {}
}
