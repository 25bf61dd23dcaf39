package dev.mortise.sim.fleet;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.lock.StoredState;
import dev.mortise.passcode.Digits;
import dev.mortise.passcode.Passcode;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.Sha256;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/// The people behind a fleet's doors: three to each, with a passcode and a finger each, and two
/// phones.
final class FleetHousehold {

  static final int USERS = 3;

  private static final int APPS = 2;

  private static final List<DisplayName> NAMES =
      List.of(new DisplayName("Ada"), new DisplayName("Ben"), new DisplayName("Cleo"));

  private FleetHousehold() {}

  /// A lock with its household, as if all had been set up before.
  static StoredState settled(SplittableRandom random) {
    byte[] seed = new byte[Entropy.SIZE];
    random.nextBytes(seed);
    Entropy entropy = Entropy.of(seed);
    StoredState state;
    try (SigningKeyPair keys =
        SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy, "fleet lock signing key")) {
      LockId lock = new LockId(new UUID(random.nextLong(), random.nextLong()));
      state = StoredState.blank(lock, keys.publicKey(), entropy);
    }
    for (int number = 1; number <= USERS; number++) {
      state = withUser(state, number);
    }
    for (int number = 1; number <= APPS; number++) {
      random.nextBytes(seed);
      state = state.with(state.access().with(app(number, Entropy.of(seed))));
    }
    return state;
  }

  private static EnrolledKey app(int number, Entropy entropy) {
    try (SigningKeyPair signing =
        SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy, "fleet app signing key")) {
      return new EnrolledKey(
          signing.publicKey(),
          AgreementKeyPair.generate(entropy, "fleet app agreement key").publicKey(),
          number == 1 ? KeyRole.ADMINISTRATOR : KeyRole.USER,
          Optional.of(new UserIndex(number)),
          new AccountId("account-" + number),
          new DisplayName("App " + number),
          Optional.empty(),
          Validity.ALWAYS,
          Optional.empty());
    }
  }

  private static StoredState withUser(StoredState state, int number) {
    UserIndex user = new UserIndex(number);
    Role role = number == 1 ? Role.ADMINISTRATOR : Role.USER;
    CredentialRef code = new CredentialRef(CredentialKind.PASSCODE, number);
    CredentialRef finger = new CredentialRef(CredentialKind.FINGERPRINT, number);
    return state.with(
        state
            .household()
            .with(User.of(user, NAMES.get(number - 1), role))
            .withPasscode(
                Credential.of(code, user, false, List.of()),
                new Passcode(Digits.of(passcode(number))),
                state.identity().passcodeKey())
            .with(Credential.of(finger, user, false, List.of(template(number)))));
  }

  /// The passcode of a user, the same in every household: six digits.
  static String passcode(int user) {
    return Integer.toString(402_613 + 7_919 * user);
  }

  /// What the reader says of this user's finger.
  static FingerSample finger(int user) {
    return new FingerSample.Captured(
        template(user), new MatchOutcome.Match(new FingerSlot(user), new MatchScore(60)));
  }

  /// What the reader says of a finger that is nobody's.
  static FingerSample strangeFinger(int number) {
    return new FingerSample.Captured(template(-1 - number), new MatchOutcome.NoMatch());
  }

  private static Octets template(int number) {
    return Octets.adopt(Sha256.of(ByteBuffer.allocate(Integer.BYTES).putInt(number).array()));
  }
}
