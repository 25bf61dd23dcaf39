package dev.mortise.lock;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.door.BoltState;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalEntry;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.link.Reply;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Deadlines;
import dev.mortise.lock.step.Standing;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.command.Commands;
import dev.mortise.lock.step.request.Receipts;
import dev.mortise.passcode.Digits;
import dev.mortise.passcode.Passcode;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.Sha256;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A machine on the bench: virtual time, a motor that obeys at once unless it is jammed, and a
/// notebook of everything the machine did. It has no rule of its own.
public final class LockBench {

  /// When the bench's day begins.
  public static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  private final LockMachine machine;
  private final List<LockEffect> effects = new ArrayList<>();
  private final List<EventMessage> journal = new ArrayList<>();
  private final Set<LightId> lights = EnumSet.noneOf(LightId.class);
  private LockState state;
  private Duration now = Duration.ofHours(1);
  private Optional<Instant> wall = Optional.of(MORNING);
  private Optional<Duration> wake = Optional.empty();
  private BoltState bolt = BoltState.LOCKED;
  private Screen screen = Screen.BLANK;
  private boolean motorWorks = true;
  private boolean siren;
  private long inputs;
  private Optional<Receipt> receipt = Optional.empty();

  /// A new lock with power, with its bolt thrown and its battery full.
  public LockBench(LockModel model, LockPolicy policy) {
    machine = new LockMachine(model, policy);
    SigningKeyPair signing =
        SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy(-1), "lock signing key");
    state =
        LockState.started(
            StoredState.blank(new LockId(new UUID(1, 2)), signing.publicKey(), entropy(-2)));
    powerOn(false);
  }

  /// A new video lock that goes by the default policy.
  public LockBench() {
    this(LockModel.VIDEO_LOCK, LockPolicy.HARDENED);
  }

  private static Entropy entropy(long number) {
    return Entropy.of(Sha256.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array()));
  }

  /// Lets the machine decide, and does what it says.
  public List<LockEffect> cause(LockInput input) {
    return take(machine.decide(state, input, moment()));
  }

  private Moment moment() {
    return new Moment(now, wall, entropy(inputs++));
  }

  private List<LockEffect> take(Decision decision) {
    state = decision.next();
    effects.addAll(decision.effects());
    decision.effects().forEach(this::perform);
    return decision.effects();
  }

  /// Has a command done whose signature, challenge and right need no looking at, and returns its
  /// receipt, or empty if there is none yet.
  public Optional<Receipt> command(EnrolledKey by, Channel channel, CommandArguments arguments) {
    receipt = Optional.empty();
    Turn turn = new Turn(machine.model(), machine.policy(), state, moment());
    Deadlines.workOff(turn);
    Octets challenge = Octets.of(digest((int) inputs).copy(), 0, Challenge.SIZE);
    GrantedCommand command =
        new GrantedCommand(
            arguments, by, channel, new Challenge(challenge), new Correlation(challenge));
    Receipts.answer(turn, command, Commands.execute(turn, command));
    Standing.settle(turn, new LockInput.Tick());
    take(turn.decision());
    return receipt;
  }

  /// The result of a command that has to be answered at once.
  public String result(EnrolledKey by, Channel channel, CommandArguments arguments) {
    return command(by, channel, arguments).orElseThrow().result().wireText();
  }

  /// Enrols an app.
  ///
  /// @param number which one: the same number gives the same keys
  public EnrolledKey app(int number, KeyRole role, Optional<UserIndex> user) {
    EnrolledKey key =
        new EnrolledKey(
            signing(number).publicKey(),
            agreement(number).publicKey(),
            role,
            user,
            new AccountId("account-" + number),
            new DisplayName("App " + number),
            Optional.empty(),
            Validity.ALWAYS,
            Optional.empty());
    setUp(state.stored().with(state.stored().access().with(key)));
    return key;
  }

  /// The signing key pair of the app of this number.
  public SigningKeyPair signing(int number) {
    return SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy(-100 - number), "signing");
  }

  /// The agreement key pair of the app of this number.
  public AgreementKeyPair agreement(int number) {
    return AgreementKeyPair.generate(entropy(-200 - number), "agreement");
  }

  private void perform(LockEffect effect) {
    switch (effect) {
      case LockEffect.DriveBolt(boolean extend) -> drive(extend);
      case LockEffect.RecordEvent(JournalEntry entry) -> journal.add(decode(entry));
      case LockEffect.Light(LightId light, boolean on) -> {
        if (on) {
          lights.add(light);
        } else {
          lights.remove(light);
        }
      }
      case LockEffect.Siren(boolean on) -> siren = on;
      case LockEffect.Show(Screen shown) -> screen = shown;
      case LockEffect.Answer(_, Reply reply) -> note(reply);
      case LockEffect.SetClock(Instant time) -> wall = Optional.of(time);
      case LockEffect.WakeAt(Duration time) -> wake = Optional.of(time);
      default -> {
        // Noted above; nothing on the bench moves.
      }
    }
  }

  private void note(Reply reply) {
    if (reply instanceof Reply.Signed(SignatureType type, Octets payload)
        && type == SignatureType.RECEIPT) {
      try {
        receipt = Optional.of(Receipt.decode(payload));
      } catch (MalformedCbor e) {
        throw new IllegalStateException("machine gave a receipt that cannot be read", e);
      }
    }
  }

  private void drive(boolean extend) {
    BoltState aim = extend ? BoltState.LOCKED : BoltState.UNLOCKED;
    bolt = motorWorks ? aim : BoltState.NOT_FULLY_LOCKED;
    cause(new LockInput.BoltReported(bolt));
  }

  private static EventMessage decode(JournalEntry entry) {
    try {
      return EventMessage.decode(entry.payload());
    } catch (MalformedCbor e) {
      throw new IllegalStateException("machine recorded what cannot be read", e);
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
    keys.chars().forEach(key -> all.addAll(cause(new LockInput.KeyPressed(key((char) key)))));
    return all;
  }

  private static KeypadKey key(char key) {
    return switch (key) {
      case 'o' -> KeypadKey.CONFIRM;
      case 'x' -> KeypadKey.CANCEL;
      case 'h' -> KeypadKey.LEAVING_HOME;
      case 'b' -> KeypadKey.DOORBELL;
      default -> KeypadKey.ofDigit(key - '0');
    };
  }

  /// Creates the first administrator with this passcode, and lets the keypad sleep.
  public LockBench withAdministrator(String passcode) {
    press("oo" + passcode + "o" + passcode + "o");
    return pass(Duration.ofMinutes(1));
  }

  /// Touches the reader with an enrolled finger.
  public List<LockEffect> finger(int slot) {
    return cause(
        new LockInput.FingerPresented(
            new FingerSample.Captured(
                digest(slot), new MatchOutcome.Match(new FingerSlot(slot), new MatchScore(60)))));
  }

  /// Touches the reader with a finger that nobody enrolled.
  ///
  /// @param touch which touch of which finger, as a number
  public List<LockEffect> strangeFinger(int touch) {
    return cause(
        new LockInput.FingerPresented(
            new FingerSample.Captured(digest(1000 + touch), new MatchOutcome.NoMatch())));
  }

  /// Touches the reader badly.
  public List<LockEffect> badTouch(QualityFault fault) {
    return cause(new LockInput.FingerPresented(new FingerSample.PoorQuality(fault)));
  }

  private static Octets digest(int number) {
    return Octets.adopt(Sha256.of(ByteBuffer.allocate(Integer.BYTES).putInt(number).array()));
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
    lights.clear();
    screen = Screen.BLANK;
    siren = false;
    wake = Optional.empty();
    cause(new LockInput.PowerRestored(setHeld));
    cause(new LockInput.BatteryMeasured(100));
    cause(new LockInput.BoltReported(bolt));
    return this;
  }

  /// Adds a user with a passcode, as if they had been enrolled.
  public UserIndex user(int index, Role role, String passcode) {
    UserIndex user = new UserIndex(index);
    StoredState stored = state.stored();
    setUp(
        stored.with(
            stored.household().with(User.of(user, new DisplayName("User " + index), role))));
    passcode(user, passcode, false);
    return user;
  }

  /// Adds a passcode to a user.
  public CredentialRef passcode(UserIndex user, String passcode, boolean duress) {
    StoredState stored = state.stored();
    CredentialRef ref = stored.household().freeRef(CredentialKind.PASSCODE).orElseThrow();
    setUp(
        stored.with(
            stored
                .household()
                .withPasscode(
                    Credential.of(ref, user, duress, List.of()),
                    new Passcode(Digits.of(passcode)),
                    stored.identity().passcodeKey())));
    return ref;
  }

  /// Adds a fingerprint to a user.
  public CredentialRef fingerprint(UserIndex user, boolean duress) {
    StoredState stored = state.stored();
    CredentialRef ref = stored.household().freeRef(CredentialKind.FINGERPRINT).orElseThrow();
    setUp(
        stored.with(
            stored
                .household()
                .with(Credential.of(ref, user, duress, List.of(digest(ref.index()))))));
    return ref;
  }

  /// Replaces the state, as if a household had been set up before.
  public void setUp(StoredState stored) {
    state = new LockState(stored, state.live());
  }

  /// Jams the bolt, or frees it.
  public void jam(boolean jammed) {
    motorWorks = !jammed;
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

  public boolean isLit(LightId light) {
    return lights.contains(light);
  }

  public boolean siren() {
    return siren;
  }

  public Screen screen() {
    return screen;
  }

  /// Everything recorded, oldest first.
  public List<EventMessage> journal() {
    return journal;
  }

  /// The events recorded, oldest first.
  public List<LockEvent> events() {
    return journal.stream().map(EventMessage::event).toList();
  }

  /// The events of this kind.
  public <E extends LockEvent> List<E> events(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The prompts spoken.
  public List<Prompt> prompts() {
    return effects.stream()
        .filter(LockEffect.Speak.class::isInstance)
        .map(effect -> ((LockEffect.Speak) effect).prompt())
        .toList();
  }

  /// Whether the machine drove the bolt since the page was turned.
  public boolean droveBolt() {
    return effects.stream().anyMatch(LockEffect.DriveBolt.class::isInstance);
  }

  /// Everything the machine did since the page was turned.
  public List<LockEffect> effects() {
    return effects;
  }

  /// The tones beeped.
  public List<Tone> tones() {
    return effects.stream()
        .filter(LockEffect.Beep.class::isInstance)
        .map(effect -> ((LockEffect.Beep) effect).tone())
        .toList();
  }

  /// Forgets what was noted so far: effects and journal.
  public LockBench turnThePage() {
    effects.clear();
    journal.clear();
    return this;
  }
}
