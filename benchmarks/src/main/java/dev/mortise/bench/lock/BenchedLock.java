package dev.mortise.bench.lock;

import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.door.BoltState;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockInput.BatteryMeasured;
import dev.mortise.lock.LockInput.BoltReported;
import dev.mortise.lock.LockInput.KeyPressed;
import dev.mortise.lock.LockInput.PowerRestored;
import dev.mortise.lock.LockMachine;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.lock.LockState;
import dev.mortise.lock.Moment;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.passcode.Digits;
import dev.mortise.passcode.EntryScan;
import dev.mortise.passcode.Passcode;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.Entropy;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A lock as full as a lock gets: fifty users with a passcode each, powered and shut.
///
/// The machine being pure, one state can be decided upon any number of times.
final class BenchedLock {
  static final int USERS = 50;

  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  private final LockMachine machine = new LockMachine(LockModel.VIDEO_LOCK, LockPolicy.HARDENED);
  private final Moment moment =
      new Moment(Duration.ofHours(1), Optional.of(MORNING), Entropy.of(new byte[Entropy.SIZE]));
  private LockState state = LockState.started(stored(moment.entropy()));

  BenchedLock() {
    cause(new PowerRestored(false));
    cause(new BatteryMeasured(100));
    cause(new BoltReported(BoltState.LOCKED));
  }

  /// What the machine makes of this input now; the lock stays as it is.
  Decision decide(LockInput input) {
    return machine.decide(state, input, moment);
  }

  /// Decides, and goes on from there.
  BenchedLock cause(LockInput input) {
    state = decide(input).next();
    return this;
  }

  BenchedLock type(String digits) {
    digits.chars().forEach(digit -> cause(new KeyPressed(KeypadKey.ofDigit(digit - '0'))));
    return this;
  }

  /// What an entry with padding holds.
  EntryScan search(Digits entry) {
    StoredState stored = state.stored();
    return stored.household().passcodes().scan(entry, true, stored.identity().passcodeKey());
  }

  /// The passcode of a user: six digits, none within another.
  ///
  /// @param number 1 to 50
  static String passcode(int number) {
    return "%d".formatted(402_613 + 7919 * number);
  }

  private static StoredState stored(Entropy entropy) {
    SigningKeyPair signing =
        SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy, "benched lock");
    StoredState stored =
        StoredState.blank(new LockId(new UUID(1, 2)), signing.publicKey(), entropy);
    for (int number = 1; number <= USERS; number++) {
      stored = withUser(stored, number);
    }
    return stored;
  }

  private static StoredState withUser(StoredState stored, int number) {
    UserIndex index = new UserIndex(number);
    Role role = number == 1 ? Role.ADMINISTRATOR : Role.USER;
    CredentialRef ref = stored.household().freeRef(CredentialKind.PASSCODE).orElseThrow();
    return stored.with(
        stored
            .household()
            .with(User.of(index, new DisplayName("User " + number), role))
            .withPasscode(
                Credential.of(ref, index, false, List.of()),
                new Passcode(Digits.of(passcode(number))),
                stored.identity().passcodeKey()));
  }
}
