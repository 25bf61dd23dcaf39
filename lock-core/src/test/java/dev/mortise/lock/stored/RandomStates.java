package dev.mortise.lock.stored;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.JournalHead;
import dev.mortise.lock.StoredState;
import dev.mortise.lockout.LockOut;
import dev.mortise.lockout.LockOutPolicy;
import dev.mortise.mode.Modes;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.passcode.Digits;
import dev.mortise.passcode.Passcode;
import dev.mortise.passcode.PasscodePolicy;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.secret.Entropy;
import dev.mortise.user.Household;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Stored states drawn from a seed.
final class RandomStates {

  private final Random random;

  private RandomStates(Random random) {
    this.random = random;
  }

  static StoredState of(Random random) {
    return new RandomStates(random).state(random.nextInt(6), random.nextInt(5));
  }

  /// As much as a lock holds.
  static StoredState full(Random random) {
    return new RandomStates(random).state(UserIndex.MAX, 16);
  }

  private StoredState state(int users, int apps) {
    StoredState state =
        StoredState.blank(
            new LockId(new UUID(random.nextLong(), random.nextLong())), signingKey(), entropy());
    for (int i = 1; i <= users; i++) {
      state = state.with(withUser(state, new UserIndex(i)));
    }
    for (int i = 0; i < apps; i++) {
      state = state.with(state.access().with(app(i)));
    }
    return state
        .with(lockOut())
        .with(new Modes(pick(OperatingMode.values()), random.nextBoolean()))
        .with(
            state
                .settings()
                .with(Setting.AUTO_RELOCK_SECONDS, new SettingValue.Amount(random.nextInt(3600)))
                .with(Setting.REMOTE_UNLOCK, new SettingValue.Flag(random.nextBoolean()))
                .with(Setting.LANGUAGE, new SettingValue.Word("zh")))
        .with(new JournalHead(random.nextInt(1 << 20), octets(32)));
  }

  private Household withUser(StoredState state, UserIndex index) {
    Household household =
        state
            .household()
            .with(
                new User(
                    index,
                    new DisplayName("User " + index),
                    pick(Role.values()),
                    random.nextBoolean(),
                    validity()));
    CredentialRef passcode = household.freeRef(CredentialKind.PASSCODE).orElseThrow();
    household =
        household.withPasscode(
            Credential.of(passcode, index, false, List.of()),
            passcode(),
            state.identity().passcodeKey());
    CredentialRef finger = household.freeRef(CredentialKind.FINGERPRINT).orElseThrow();
    List<Octets> templates = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      templates.add(octets(32));
    }
    return household.with(
        new Credential(finger, index, random.nextBoolean(), templates, Optional.of(time())));
  }

  private EnrolledKey app(int number) {
    return new EnrolledKey(
        signingKey(),
        AgreementKeyPair.generate(entropy(), "agreement").publicKey(),
        pick(KeyRole.APPS.toArray(KeyRole[]::new)),
        random.nextBoolean() ? Optional.of(new UserIndex(1)) : Optional.empty(),
        new AccountId("account-" + number),
        new DisplayName("App " + number),
        Optional.empty(),
        validity(),
        Optional.empty());
  }

  private LockOut lockOut() {
    LockOut lockOut = LockOut.NONE;
    Duration now = Duration.ofNanos(random.nextLong(1L << 50));
    for (int i = random.nextInt(25); i > 0; i--) {
      lockOut = lockOut.wrongTry(LockOutPolicy.HARDENED, now);
      now = now.plus(Duration.ofMillis(random.nextInt(200_000)));
      if (lockOut.isOver(now)) {
        lockOut = lockOut.ended();
      }
    }
    return lockOut;
  }

  private Validity validity() {
    if (random.nextBoolean()) {
      return Validity.ALWAYS;
    }
    Instant from = time();
    return new Validity(Optional.of(from), Optional.of(from.plusSeconds(1 + random.nextInt(9))));
  }

  private Instant time() {
    return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
  }

  private Passcode passcode() {
    while (true) {
      int length = random.nextInt(Passcode.MIN_LENGTH, Passcode.MAX_LENGTH + 1);
      StringBuilder digits = new StringBuilder();
      for (int i = 0; i < length; i++) {
        digits.append(random.nextInt(10));
      }
      if (PasscodePolicy.faultOf(digits).isEmpty()) {
        return new Passcode(Digits.of(digits));
      }
    }
  }

  private SigningKey signingKey() {
    return SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy(), "signing").publicKey();
  }

  private Entropy entropy() {
    return Entropy.of(octets(Entropy.SIZE).copy());
  }

  private Octets octets(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Octets.adopt(bytes);
  }

  private <E> E pick(E[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
