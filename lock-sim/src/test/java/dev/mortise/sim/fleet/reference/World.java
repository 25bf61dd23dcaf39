package dev.mortise.sim.fleet.reference;

import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockMachine;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.stored.Identity;
import dev.mortise.passcode.Digits;
import dev.mortise.passcode.Passcode;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.Sha256;
import dev.mortise.sim.fleet.FleetLock;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.VisitorEpoch;
import dev.mortise.visitor.VisitorSecret;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/// One simulated door: the lock, its phones, and the reference that says what both should do.
final class World {
  static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
  private static final LockMachine MACHINE =
      new LockMachine(LockModel.VIDEO_LOCK, LockPolicy.HARDENED);
  private static final Duration BETWEEN_KEYS = Duration.ofMillis(200);
  private static final Duration SLEEP = Duration.ofSeconds(20);

  final SplittableRandom random;
  final Reached reached = new Reached();
  final Notes notes = new Notes(this::decided, reached);
  final FleetLock lock;
  final Map<Integer, LifePhone> phones = new TreeMap<>();
  final Map<ConnectionId, AgreementKey> near = new HashMap<>();
  Reference model = new Reference();

  /// What holds if power goes in the middle of this step: all of before, and what time alone has
  /// done since.
  Reference fallback = model;

  int run;
  private String typed = "";
  private Duration touched = Duration.ZERO;

  World(long seed) {
    random = new SplittableRandom(seed);
    StoredState state = blank();
    state = resident(state, 1, true, "13579024");
    state = resident(state, 2, false, "80246813");
    state = resident(state, 3, false, "246135");
    state = passcode(state, 4, 1, "97531086", true);
    Map<Reference.Phone, PhoneKeys> keys = new HashMap<>();
    for (Reference.Phone phone :
        List.of(
            new Reference.Phone(1, true, false, 1),
            new Reference.Phone(2, false, false, 2),
            new Reference.Phone(3, false, true, 0),
            new Reference.Phone(4, true, false, 2))) {
      PhoneKeys fresh = PhoneKeys.generate(entropy());
      keys.put(phone, fresh);
      state = state.with(state.access().with(LifePhone.enrolled(phone, fresh)));
    }
    lock = new FleetLock(MACHINE, state, 64, random.split(), notes);
    keys.forEach(
        (phone, own) -> phones.put(phone.number(), new LifePhone(phone, own, lock, notes)));
    lock.powerOn(false);
    lock.clock().set(Optional.of(MORNING));
  }

  private StoredState blank() {
    Entropy entropy = entropy();
    SigningKeyPair signing =
        SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy, "signing key of a life");
    return StoredState.blank(new LockId(new UUID(1, 2)), signing.publicKey(), entropy);
  }

  private Entropy entropy() {
    byte[] bytes = new byte[Entropy.SIZE];
    random.nextBytes(bytes);
    return Entropy.of(bytes);
  }

  private StoredState resident(StoredState before, int number, boolean manages, String digits) {
    Role role = manages ? Role.ADMINISTRATOR : Role.USER;
    UserIndex user = new UserIndex(number);
    StoredState state =
        before.with(before.household().with(User.of(user, new DisplayName("N" + number), role)));
    model.people.put(number, new Person(number, manages));
    model.fingers.put(number, new Reference.Finger(number, false));
    CredentialRef ref = new CredentialRef(CredentialKind.FINGERPRINT, number);
    Credential finger = Credential.of(ref, user, false, List.of(template(number)));
    state = state.with(state.household().with(finger));
    return passcode(state, number, number, digits, false);
  }

  private StoredState passcode(
      StoredState state, int slot, int holder, String digits, boolean duress) {
    model.codes.put(slot, new Reference.Code(digits, holder, duress));
    CredentialRef ref = new CredentialRef(CredentialKind.PASSCODE, slot);
    return state.with(
        state
            .household()
            .withPasscode(
                Credential.of(ref, new UserIndex(holder), duress, List.of()),
                new Passcode(Digits.of(digits)),
                state.identity().passcodeKey()));
  }

  static Octets template(int number) {
    return Octets.adopt(Sha256.of(ByteBuffer.allocate(Integer.BYTES).putInt(number).array()));
  }

  LifePhone owners() {
    return Objects.requireNonNull(phones.get(1), "the owner's phone was never enrolled");
  }

  LockIdentity identity() {
    Identity identity = lock.state().stored().identity();
    return new LockIdentity(
        identity.lockId(),
        identity.generation(),
        new PartyKeys(identity.signingKey(), identity.agreement().publicKey()));
  }

  /// What the codes of a phone's epoch follow from.
  VisitorSecret secret(LifePhone phone, VisitorEpoch epoch) {
    LockIdentity own = identity();
    return VisitorSecret.derive(
        phone.keys.agreement(),
        own.keys().agreement(),
        own.lock(),
        own.generation(),
        phone.keys.signing().publicKey(),
        epoch);
  }

  /// The reference learns what the lock's clocks show.
  void settle() {
    model.settle(lock.clock().monotonic(), lock.clock().wall());
  }

  /// The lock has decided something, and stored it: what time did until now is done either way.
  private void decided() {
    settle();
    if (fallback != model) {
      fallback.settle(lock.clock().monotonic(), lock.clock().wall());
    }
  }

  /// Presses a digit, or `x` for cancel.
  void press(char key) {
    if (lock.powered()) {
      sleepIfLeft();
      typed = key == 'x' ? "" : typed + key;
      touched = lock.clock().monotonic();
    }
    lock.cause(
        new LockInput.KeyPressed(key == 'x' ? KeypadKey.CANCEL : KeypadKey.ofDigit(key - '0')));
    lock.pass(BETWEEN_KEYS);
  }

  void type(String digits) {
    digits.chars().forEach(digit -> press((char) digit));
  }

  /// What stands at the keypad when confirm is pressed now.
  String typed() {
    sleepIfLeft();
    return typed;
  }

  private void sleepIfLeft() {
    if (lock.clock().monotonic().minus(touched).compareTo(SLEEP) >= 0) {
      typed = "";
    }
  }

  void confirm() {
    typed = "";
    lock.cause(new LockInput.KeyPressed(KeypadKey.CONFIRM));
  }

  /// Brings a phone near, if it is not.
  void comeNear(LifePhone phone) {
    if (near.put(phone.connection(), phone.keys.agreement().publicKey()) == null) {
      lock.cause(new LockInput.NearPeersChanged(near));
    }
  }

  void goAway() {
    near.clear();
    lock.cause(new LockInput.NearPeersChanged(near));
  }

  /// What went with the power.
  void powerLost() {
    model.powerLost();
    typed = "";
    near.clear();
    run++;
  }
}
