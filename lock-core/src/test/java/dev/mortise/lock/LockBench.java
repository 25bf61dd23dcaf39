package dev.mortise.lock;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.door.BoltState;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Deadlines;
import dev.mortise.lock.step.Standing;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.command.Commands;
import dev.mortise.lock.step.door.DoorSensor;
import dev.mortise.lock.step.door.LinkedRelock;
import dev.mortise.lock.step.request.Receipts;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A machine on the bench: virtual time, a motor that obeys at once unless it is jammed, sensors
/// that speak up when power comes, a notebook of everything the machine did, and no rules.
public final class LockBench extends LockNotebook {

  /// When the bench's day begins.
  public static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  private final LockMachine machine;
  private LockState state;
  private Duration now = Duration.ofHours(1);
  private Optional<Instant> wall = Optional.of(MORNING);
  private Optional<Duration> wake = Optional.empty();
  private BoltState bolt = BoltState.LOCKED;
  private boolean motorWorks = true;
  private boolean motorHeld;
  private long inputs;

  /// A new lock with power, with its bolt thrown and its battery full.
  public LockBench(LockModel model, LockPolicy policy) {
    machine = new LockMachine(model, policy);
    state = LockState.started(BenchHousehold.empty());
    powerOn(false);
  }

  /// A new video lock that goes by the default policy.
  public LockBench() {
    this(LockModel.VIDEO_LOCK, LockPolicy.HARDENED);
  }

  /// Lets the machine decide, does what it says, and returns it. After power came, the sensors say
  /// how everything stands, as those of a real lock do.
  public List<LockEffect> cause(LockInput input) {
    List<LockEffect> decided = take(machine.decide(state, input, moment()));
    if (input instanceof LockInput.PowerRestored) {
      cause(new LockInput.BatteryMeasured(100));
      cause(new LockInput.BoltReported(bolt));
    }
    return decided;
  }

  private Moment moment() {
    return new Moment(now, wall, BenchHousehold.entropy(inputs++));
  }

  private List<LockEffect> take(Decision decision) {
    state = decision.next();
    decided(decision.effects());
    decision.effects().forEach(this::perform);
    decision.effects().forEach(this::drive); // The motor takes its time.
    return decision.effects();
  }

  /// Has a command done whose signature, challenge and right need no looking at, and returns its
  /// receipt, or empty if there is none yet.
  public Optional<Receipt> command(EnrolledKey by, Channel channel, CommandArguments arguments) {
    awaitReceipt();
    Turn turn = new Turn(machine.model(), machine.policy(), state, moment());
    Deadlines.workOff(turn);
    Octets challenge = Octets.of(BenchHousehold.template((int) inputs).copy(), 0, Challenge.SIZE);
    GrantedCommand command =
        new GrantedCommand(
            arguments, by, channel, new Challenge(challenge), new Correlation(challenge));
    Receipts.answer(turn, command, Commands.execute(turn, command));
    DoorSensor.settle(turn);
    LinkedRelock.settle(turn);
    Standing.settle(turn, new LockInput.Tick());
    take(turn.decision());
    return receipt();
  }

  /// The result of a command that has to be answered at once.
  public String result(EnrolledKey by, Channel channel, CommandArguments arguments) {
    return command(by, channel, arguments).orElseThrow().result().wireText();
  }

  /// Enrols an app.
  ///
  /// @param number which one: the same number gives the same keys
  public EnrolledKey app(int number, KeyRole role, Optional<UserIndex> user) {
    EnrolledKey key = BenchHousehold.app(number, role, user);
    setUp(state.stored().with(state.stored().access().with(key)));
    return key;
  }

  /// The signing key pair of the app of this number.
  public SigningKeyPair signing(int number) {
    return BenchHousehold.signing(number);
  }

  /// The agreement key pair of the app of this number.
  public AgreementKeyPair agreement(int number) {
    return BenchHousehold.agreement(number);
  }

  private void perform(LockEffect effect) {
    note(effect);
    switch (effect) {
      case LockEffect.SetClock(Instant time) -> wall = Optional.of(time);
      case LockEffect.WakeAt(Duration time) -> wake = Optional.of(time);
      default -> {} // Nothing on the bench moves.
    }
  }

  private void drive(LockEffect effect) {
    if (effect instanceof LockEffect.DriveBolt(boolean extend) && !motorHeld) {
      BoltState aim = extend ? BoltState.LOCKED : BoltState.UNLOCKED;
      bolt = motorWorks ? aim : BoltState.NOT_FULLY_LOCKED;
      cause(new LockInput.BoltReported(bolt));
    }
  }

  /// Runs the clock forward, with a tick at each wish of the machine.
  public LockBench pass(Duration duration) {
    Duration end = now.plus(duration);
    while (wake.isPresent() && wake.get().compareTo(end) <= 0) {
      advance(wake.get().minus(now));
      wake = Optional.empty();
      cause(new LockInput.Tick());
    }
    advance(end.minus(now));
    return this;
  }

  private void advance(Duration by) {
    Duration forward = by.isNegative() ? Duration.ZERO : by;
    now = now.plus(forward);
    wall = wall.map(time -> time.plus(forward));
  }

  /// Presses keys: digits, `o` confirm, `x` cancel, `h` leaving home, `b` doorbell.
  public List<LockEffect> press(String keys) {
    List<LockEffect> all = new ArrayList<>();
    keys.chars().forEach(key -> all.addAll(cause(BenchHands.key((char) key))));
    return all;
  }

  /// Creates the first administrator with this passcode, and lets the keypad sleep.
  public LockBench withAdministrator(String passcode) {
    press("oo" + passcode + "o" + passcode + "o");
    return pass(Duration.ofMinutes(1));
  }

  /// Touches the reader with an enrolled finger.
  public List<LockEffect> finger(int slot) {
    return cause(BenchHands.finger(slot));
  }

  /// Touches the reader with a finger that nobody enrolled.
  ///
  /// @param touch which touch of which finger, as a number
  public List<LockEffect> strangeFinger(int touch) {
    return cause(BenchHands.strangeFinger(touch));
  }

  /// Touches the reader with a finger that nobody enrolled and that is like none of these touches.
  ///
  /// @param touch which touch of which finger, as a number
  public List<LockEffect> oddFinger(int touch, int... unlike) {
    return cause(BenchHands.oddFinger(touch, unlike));
  }

  /// Touches the reader badly.
  public List<LockEffect> badTouch(QualityFault fault) {
    return cause(BenchHands.badTouch(fault));
  }

  /// Pulls the battery, for however long, and puts it back. The monotonic clock stands still
  /// meanwhile, and the wall clock is lost.
  public LockBench pullBattery() {
    wall = Optional.empty();
    return powerOn(false);
  }

  /// Gives power, as after a cut.
  public LockBench powerOn(boolean setHeld) {
    state = LockState.started(state.stored());
    darken();
    wake = Optional.empty();
    cause(new LockInput.PowerRestored(setHeld));
    return this;
  }

  /// Adds a user with a passcode, as if they had been enrolled.
  public UserIndex user(int index, Role role, String passcode) {
    UserIndex user = new UserIndex(index);
    setUp(BenchHousehold.withUser(state.stored(), user, role));
    passcode(user, passcode, false);
    return user;
  }

  /// Adds a passcode to a user.
  public CredentialRef passcode(UserIndex user, String passcode, boolean duress) {
    CredentialRef ref = freeRef(CredentialKind.PASSCODE);
    setUp(BenchHousehold.withPasscode(state.stored(), ref, user, passcode, duress));
    return ref;
  }

  /// Adds a fingerprint to a user.
  public CredentialRef fingerprint(UserIndex user, boolean duress) {
    CredentialRef ref = freeRef(CredentialKind.FINGERPRINT);
    setUp(BenchHousehold.withFingerprint(state.stored(), ref, user, duress));
    return ref;
  }

  private CredentialRef freeRef(CredentialKind kind) {
    return state.stored().household().freeRef(kind).orElseThrow();
  }

  /// Replaces the state, as if a household had been set up before.
  public void setUp(StoredState stored) {
    state = new LockState(stored, state.live());
  }

  /// Jams the bolt, or frees it.
  public void jam(boolean jammed) {
    motorWorks = !jammed;
  }

  /// Has the motor stand still without a report, as if it were on its way, or lets it go.
  public void hold(boolean held) {
    motorHeld = held;
  }

  /// Moves the bolt by hand: key or handle.
  public void moveByHand(LockInput cause, boolean unlock) {
    cause(cause);
    bolt = unlock ? BoltState.UNLOCKED : BoltState.LOCKED;
    cause(new LockInput.BoltReported(bolt));
  }

  /// Sets the clock on the wall, or loses it.
  public void wall(Optional<Instant> time) {
    wall = time;
  }

  public LockMachine machine() {
    return machine;
  }

  public LockState state() {
    return state;
  }

  public Duration now() {
    return now;
  }

  public BoltState bolt() {
    return bolt;
  }

  public boolean isOpen() {
    return bolt != BoltState.LOCKED;
  }

  @Override
  public LockBench turnThePage() {
    super.turnThePage();
    return this;
  }
}
