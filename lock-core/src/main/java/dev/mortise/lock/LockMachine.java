package dev.mortise.lock;

import dev.mortise.lock.LockInput.BatteryMeasured;
import dev.mortise.lock.LockInput.BoltReported;
import dev.mortise.lock.LockInput.CoverPried;
import dev.mortise.lock.LockInput.DoorMoved;
import dev.mortise.lock.LockInput.EventsRead;
import dev.mortise.lock.LockInput.FingerPresented;
import dev.mortise.lock.LockInput.HandleLifted;
import dev.mortise.lock.LockInput.HandlePressed;
import dev.mortise.lock.LockInput.KeyHeld;
import dev.mortise.lock.LockInput.KeyPressed;
import dev.mortise.lock.LockInput.LinkChanged;
import dev.mortise.lock.LockInput.MechanicalKeyTurned;
import dev.mortise.lock.LockInput.MessageReceived;
import dev.mortise.lock.LockInput.NearPeersChanged;
import dev.mortise.lock.LockInput.PowerRestored;
import dev.mortise.lock.LockInput.RearCoverMoved;
import dev.mortise.lock.LockInput.SetHeld;
import dev.mortise.lock.LockInput.Tick;
import dev.mortise.lock.step.Deadlines;
import dev.mortise.lock.step.Merging;
import dev.mortise.lock.step.RestoredFlash;
import dev.mortise.lock.step.Standing;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.alarm.Siren;
import dev.mortise.lock.step.command.ReadCommands;
import dev.mortise.lock.step.credential.Fingers;
import dev.mortise.lock.step.door.Bolt;
import dev.mortise.lock.step.door.Leaf;
import dev.mortise.lock.step.door.Mechanics;
import dev.mortise.lock.step.keypad.Keys;
import dev.mortise.lock.step.pairing.PairingStep;
import dev.mortise.lock.step.power.Battery;
import dev.mortise.lock.step.power.PowerOn;
import dev.mortise.lock.step.request.Requests;

/// The lock's mind. Pure: the same state, input and moment always give the same decision, and
/// nothing else is touched. One instance serves any number of locks and threads.
public final class LockMachine {

  private final LockModel model;
  private final LockPolicy policy;

  /// A machine for locks of this model that go by these numbers.
  public LockMachine(LockModel model, LockPolicy policy) {
    this.model = model;
    this.policy = policy;
  }

  /// What the locks are built with.
  public LockModel model() {
    return model;
  }

  /// The numbers the locks go by.
  public LockPolicy policy() {
    return policy;
  }

  /// What follows from an input. Total: whatever comes, there is a decision.
  public Decision decide(LockState state, LockInput input, Moment moment) {
    Turn turn = new Turn(model, policy, state, moment);
    if (turn.isFlashCurrent()) {
      Deadlines.workOff(turn);
      judge(turn, input);
    } else {
      RestoredFlash.judge(turn, input);
    }
    Standing.settle(turn, input);
    return turn.decision();
  }

  private static void judge(Turn turn, LockInput input) {
    switch (input) {
      case KeyPressed(var key) -> Keys.pressed(turn, key);
      case KeyHeld(var key) -> Keys.held(turn, key);
      case SetHeld() -> PairingStep.setHeld(turn);
      case RearCoverMoved(boolean off) -> turn.remember(turn.live().doorway().rearCover(off));
      case FingerPresented(var sample) -> Fingers.presented(turn, sample);
      case MechanicalKeyTurned(boolean unlock) -> Mechanics.keyTurned(turn, unlock);
      case HandlePressed() -> Mechanics.handlePressed(turn);
      case HandleLifted() -> Mechanics.handleLifted(turn);
      case CoverPried() -> Siren.coverPried(turn);
      case DoorMoved(var leaf) -> Leaf.moved(turn, leaf);
      case BatteryMeasured(int percent) -> Battery.measured(turn, percent);
      case PowerRestored(boolean setHeld) -> PowerOn.restored(turn, setHeld);
      case MessageReceived message -> Requests.received(turn, message);
      case NearPeersChanged(var peers) ->
          turn.remember(turn.live().with(turn.live().links().near(peers)));
      case LinkChanged(boolean online) -> Merging.linkChanged(turn, online);
      case BoltReported(var bolt) -> Bolt.reported(turn, bolt);
      case EventsRead(var correlation, var events) ->
          ReadCommands.eventsRead(turn, correlation, events);
      case Tick() -> {
        // Whatever was due has been worked off.
      }
    }
  }
}
