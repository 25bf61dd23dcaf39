package dev.mortise.sim.device.body;

import dev.mortise.door.BoltState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Bolt, leaf and case. Key and handle move the bolt at once and always; the motor takes its time
/// and needs a free way. It belongs to the lock's thread.
public final class Mechanism implements AutoCloseable {

  /// How long the motor runs, whether the bolt has far to go, not at all, or gets stuck.
  public static final Duration TRAVEL = Duration.ofMillis(600);

  private final BodyFile file;
  private BodyState state;
  private @Nullable BoltState target;

  /// The metal as the file remembers it.
  public Mechanism(BodyFile file) {
    this.file = file;
    this.state = file.load();
  }

  /// How things stand.
  public BodyState state() {
    return state;
  }

  /// Starts the motor; whoever does calls [#arrive] after [#TRAVEL]. A travel under way is given
  /// up.
  ///
  /// @param extend true throws the bolt, false withdraws it
  public void drive(boolean extend) {
    target = extend ? BoltState.LOCKED : BoltState.UNLOCKED;
  }

  /// The motor stops. Without a travel under way it never ran.
  public void arrive() {
    if (target != null) {
      boolean stuck = state.jammed() && state.bolt() != target;
      Load load = stuck ? Load.MOTOR_STALLED : Load.MOTOR;
      become(
          state
              .with(state.supply().drawn(load, TRAVEL))
              .withBolt(stuck ? BoltState.NOT_FULLY_LOCKED : target));
    }
    target = null;
  }

  /// A load was on for a while.
  public void draw(Load load, Duration during) {
    become(state.with(state.supply().drawn(load, during)));
  }

  /// Power is gone. A bolt on its way stays where it is.
  public void losePower() {
    if (target != null && state.bolt() != target) {
      become(state.withBolt(BoltState.NOT_FULLY_LOCKED));
    }
    target = null;
  }

  /// Moves the bolt by hand, with the key or the handle; a jam does not hold against a hand
  /// (LK-36), and neither does the motor, which gives up.
  ///
  /// @param to locked, unlocked or unlatched
  public void moveByHand(BoltState to) {
    target = null;
    become(state.withBolt(to));
  }

  /// Opens or closes the door. A thrown bolt does not keep a simulated hand from it: that is what
  /// forcing a door is.
  public void moveDoor(boolean open) {
    become(state.withDoor(open));
  }

  /// Takes the rear cover off or puts it on.
  public void moveCover(boolean off) {
    become(state.withCover(off));
  }

  /// Puts a battery in or takes it out.
  public void moveBattery(boolean in) {
    become(state.with(state.supply().withBattery(in)));
  }

  /// Takes away all that feeds the lock.
  public void loseBattery() {
    become(state.with(state.supply().withBattery(false).withPowerBank(false)));
  }

  /// Charges or empties the battery.
  ///
  /// @param percent 0 to 100
  public void charge(int percent) {
    become(state.with(state.supply().withPercent(percent)));
  }

  /// Plugs a power bank into the front port, or unplugs it.
  public void plugPowerBank(boolean plugged) {
    become(state.with(state.supply().withPowerBank(plugged)));
  }

  /// Puts something into the bolt's way, or takes it away.
  public void jam(boolean present) {
    become(state.withJam(present));
  }

  private void become(BodyState next) {
    if (!next.equals(state)) {
      state = next;
      file.save(next);
    }
  }

  /// Lets go of the file.
  @Override
  public void close() {
    file.close();
  }
}
