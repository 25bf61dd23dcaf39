package dev.mortise.lock;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialRef;
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
import java.util.Set;
import java.util.UUID;

/// The people, fingers and phones of the bench: the same number is the same one every time.
public final class BenchHousehold {

  private BenchHousehold() {}

  /// Randomness that is the same every time.
  static Entropy entropy(long number) {
    return Entropy.of(Sha256.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array()));
  }

  /// A lock as it comes from the maker, with nobody in it.
  static StoredState empty() {
    SigningKeyPair signing =
        SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy(-1), "lock signing key");
    return StoredState.blank(new LockId(new UUID(1, 2)), signing.publicKey(), entropy(-2));
  }

  /// The template of a finger.
  static Octets template(int number) {
    return Octets.adopt(Sha256.of(ByteBuffer.allocate(Integer.BYTES).putInt(number).array()));
  }

  /// The signing keys of the app of this number.
  public static SigningKeyPair signing(int number) {
    return SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy(-100 - number), "signing");
  }

  /// The agreement keys of the app of this number.
  static AgreementKeyPair agreement(int number) {
    return AgreementKeyPair.generate(entropy(-200 - number), "agreement");
  }

  /// The app of this number as it is enrolled.
  static EnrolledKey app(int number, KeyRole role, Optional<UserIndex> user) {
    return new EnrolledKey(
        signing(number).publicKey(),
        agreement(number).publicKey(),
        role,
        user,
        new AccountId("account-" + number),
        new DisplayName("App " + number),
        Optional.empty(),
        Validity.ALWAYS,
        Optional.empty());
  }

  /// The same app with the limits that an invitation gave it.
  public static EnrolledKey limited(EnrolledKey app, Set<Operation> operations, Validity validity) {
    return new EnrolledKey(
        app.signingKey(),
        app.agreementKey(),
        app.role(),
        app.user(),
        app.account(),
        app.name(),
        Optional.of(operations),
        validity,
        app.serial());
  }

  /// With this app, in the place of its older self.
  public static StoredState withApp(StoredState stored, EnrolledKey app) {
    return stored.with(stored.access().with(app));
  }

  /// With one more user.
  static StoredState withUser(StoredState stored, UserIndex user, Role role) {
    DisplayName name = new DisplayName("User " + user.number());
    return stored.with(stored.household().with(User.of(user, name, role)));
  }

  /// With one more passcode.
  static StoredState withPasscode(
      StoredState stored, CredentialRef ref, UserIndex user, String passcode, boolean duress) {
    return stored.with(
        stored
            .household()
            .withPasscode(
                Credential.of(ref, user, duress, List.of()),
                new Passcode(Digits.of(passcode)),
                stored.identity().passcodeKey()));
  }

  /// With one more finger.
  static StoredState withFingerprint(
      StoredState stored, CredentialRef ref, UserIndex user, boolean duress) {
    return stored.with(
        stored.household().with(Credential.of(ref, user, duress, List.of(template(ref.index())))));
  }
}
