package dev.mortise.authority.access;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.Entropy;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/// Makes enrolled keys, each a different one, the same ones in every run.
public final class SampleKeys {

  private int count;

  /// An administrator's app without limits.
  public EnrolledKey administrator(UserIndex user, String account) {
    return key(KeyRole.ADMINISTRATOR, Optional.of(user), account, Optional.empty());
  }

  /// An app or device that belongs to no user.
  public EnrolledKey of(KeyRole role, String account) {
    return key(role, Optional.empty(), account, Optional.empty());
  }

  /// An app with limits.
  public EnrolledKey limited(KeyRole role, Set<Operation> limits) {
    return key(role, Optional.empty(), "limited", Optional.of(limits));
  }

  private EnrolledKey key(
      KeyRole role, Optional<UserIndex> user, String account, Optional<Set<Operation>> limits) {
    count++;
    Entropy entropy = Entropy.of(ByteBuffer.allocate(Entropy.SIZE).putInt(count).array());
    SignatureAlgorithm algorithm =
        count % 2 == 0 ? SignatureAlgorithm.ESP256 : SignatureAlgorithm.ED25519;
    try (SigningKeyPair signing = SigningKeyPair.generate(algorithm, entropy, "signing");
        AgreementKeyPair agreement = AgreementKeyPair.generate(entropy, "agreement")) {
      return new EnrolledKey(
          signing.publicKey(),
          agreement.publicKey(),
          role,
          user,
          new AccountId(account),
          new DisplayName("App " + count),
          limits,
          Validity.ALWAYS,
          Optional.empty());
    }
  }
}
