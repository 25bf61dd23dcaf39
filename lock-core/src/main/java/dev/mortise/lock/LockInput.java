package dev.mortise.lock;

import dev.mortise.authority.Channel;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import java.util.Map;

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

  /// The shell has read what [LockEffect.ReadEvents] asked for.
  ///
  /// @param correlation the effect's
  /// @param events a CBOR array of signed events, oldest first
  record EventsRead(Correlation correlation, Octets events) implements LockInput {}

  /// Time has passed. A tick too early or too many is harmless.
  record Tick() implements LockInput {}
}
