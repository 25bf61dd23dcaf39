package dev.mortise.lock;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.lock.LockInput.BatteryMeasured;
import dev.mortise.lock.LockInput.BoltReported;
import dev.mortise.lock.LockInput.CardPresented;
import dev.mortise.lock.LockInput.CoverPried;
import dev.mortise.lock.LockInput.DoorMoved;
import dev.mortise.lock.LockInput.EventsRead;
import dev.mortise.lock.LockInput.FacePresented;
import dev.mortise.lock.LockInput.FingerPresented;
import dev.mortise.lock.LockInput.FirmwareAwaited;
import dev.mortise.lock.LockInput.FirmwareStaged;
import dev.mortise.lock.LockInput.FirmwareStarted;
import dev.mortise.lock.LockInput.HandleLifted;
import dev.mortise.lock.LockInput.HandlePressed;
import dev.mortise.lock.LockInput.KeyHeld;
import dev.mortise.lock.LockInput.KeyPressed;
import dev.mortise.lock.LockInput.LinkChanged;
import dev.mortise.lock.LockInput.LinkedReported;
import dev.mortise.lock.LockInput.MechanicalKeyTurned;
import dev.mortise.lock.LockInput.MessageReceived;
import dev.mortise.lock.LockInput.NearPeersChanged;
import dev.mortise.lock.LockInput.NetworkTried;
import dev.mortise.lock.LockInput.PalmPresented;
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
import dev.mortise.lock.step.command.ViewCommands;
import dev.mortise.lock.step.command.WifiCommands;
import dev.mortise.lock.step.device.LinkedOpenings;
import dev.mortise.lock.step.door.Bolt;
import dev.mortise.lock.step.door.DoorSensor;
import dev.mortise.lock.step.door.Leaf;
import dev.mortise.lock.step.door.LinkedRelock;
import dev.mortise.lock.step.door.Mechanics;
import dev.mortise.lock.step.firmware.Offers;
import dev.mortise.lock.step.firmware.Updates;
import dev.mortise.lock.step.keypad.Keys;
import dev.mortise.lock.step.pairing.PairingStep;
import dev.mortise.lock.step.power.Battery;
import dev.mortise.lock.step.power.PowerOn;
import dev.mortise.lock.step.request.Requests;
import dev.mortise.lock.step.sense.Cards;
import dev.mortise.lock.step.sense.Faces;
import dev.mortise.lock.step.sense.Fingers;
import dev.mortise.lock.step.sense.Palms;
import java.time.Duration;

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
      DoorSensor.settle(turn);
      LinkedRelock.settle(turn);
      ViewCommands.settle(turn);
    } else {
      RestoredFlash.judge(turn, input);
    }
    Standing.settle(turn, input);
    return turn.decision();
  }

  /// How many tries came to nothing lately, for whoever searches among fingers or palms: the wrong
  /// tries within the time of LK-47, those before a lock-out and those that lead to none (LK-49)
  /// included. Those that a restart forgot count as far as the lock-out stored them.
  ///
  /// @param now on the monotonic clock
  public RecentMisses recentMisses(LockState state, Duration now) {
    return new RecentMisses(wrongTries(state, now));
  }

  /// The same for whoever searches among faces, where those of passers-by within the same time
  /// count too: strangers who pass by make no finger harder to recognise (D-19).
  ///
  /// So in any such time without a restart in which no administrator is known, all the searches
  /// together have at most 2.5 times the rate of the first: five halved one after the other, and 15
  /// more at a 32nd each, for lock-out and pause let ten be made on purpose and ten in passing.
  /// Where the household has switched the lock-out off (LK-49) each search on purpose after the
  /// fifth has that 32nd, and there is no limit to their number.
  ///
  /// @param now on the monotonic clock
  public RecentMisses recentFaceMisses(LockState state, Duration now) {
    return new RecentMisses(
        wrongTries(state, now)
            + state.live().passersBy().misses().within(policy.lockOut().window(), now));
  }

  private int wrongTries(LockState state, Duration now) {
    return Math.max(
        state.stored().lockOut().triesWithin(policy.lockOut(), now),
        state.live().misses().within(policy.lockOut().window(), now));
  }

  private static void judge(Turn turn, LockInput input) {
    switch (input) {
      case KeyPressed(var key) -> Keys.pressed(turn, key);
      case KeyHeld(var key) -> Keys.held(turn, key);
      case SetHeld() -> PairingStep.setHeld(turn);
      case RearCoverMoved(boolean off) -> turn.remember(turn.live().doorway().rearCover(off));
      case FingerPresented(var sample) -> Fingers.presented(turn, sample);
      case FacePresented(var sample) -> Faces.presented(turn, sample);
      case PalmPresented(var sample) -> Palms.presented(turn, sample);
      case CardPresented(var number) -> Cards.presented(turn, number);
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
      case LinkedReported(_, boolean opened) -> LinkedOpenings.reported(turn, opened);
      case FirmwareAwaited slot -> Offers.slotReady(turn, slot);
      case FirmwareStaged image -> Updates.staged(turn, image);
      case FirmwareStarted running -> Updates.started(turn, running);
      case NetworkTried(var network, var outcome) -> WifiCommands.tried(turn, network, outcome);
      case Tick() -> {
        // Whatever was due has been worked off.
      }
    }
  }
}
