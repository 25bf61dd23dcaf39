package dev.mortise.lock.stored;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.invitation.InvitationBook;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.JournalHead;
import dev.mortise.journal.KeptEvents;
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
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.schedule.RandomSchedules;
import dev.mortise.secret.Entropy;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.Expiry;
import dev.mortise.user.Household;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import dev.mortise.visitor.VisitorLedger;
import dev.mortise.visitor.periodic.PeriodicPasscode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/// Stored states drawn from a seed.
final class RandomStates {

  private final Random random;

  private RandomStates(Random random) {
    this.random = random;
  }

  static StoredState of(Random random) {
    return new RandomStates(random).state(random.nextInt(6), random.nextInt(5), random.nextInt(4));
  }

  /// As much as a lock holds.
  static StoredState full(Random random) {
    return new RandomStates(random).state(UserIndex.MAX, 16, 256);
  }

  private StoredState state(int users, int apps, int each) {
    StoredState state =
        StoredState.blank(
            new LockId(new UUID(random.nextLong(), random.nextLong())), signingKey(), entropy());
    for (int i = 1; i <= users; i++) {
      state = state.with(withUser(state, new UserIndex(i)));
    }
    for (int i = 0; i < apps; i++) {
      state = state.with(state.access().with(app(i)));
    }
    if (apps > 0) {
      state = state.with(withPeriodic(state));
    }
    return new RandomDevices(random)
        .in(state, each)
        .with(invitations(each))
        .with(visitors(state, each))
        .with(kept(each))
        .with(lockOut())
        .withAttacks(lockOut())
        .with(new Modes(pick(OperatingMode.values()), random.nextBoolean()))
        .with(
            state
                .settings()
                .with(Setting.AUTO_RELOCK_SECONDS, new SettingValue.Amount(random.nextInt(3600)))
                .with(Setting.REMOTE_UNLOCK, new SettingValue.Flag(random.nextBoolean()))
                .with(Setting.LANGUAGE, new SettingValue.Word("zh"))
                .with(Setting.ZONE, new SettingValue.Word("Australia/Lord_Howe")))
        .with(new JournalHead(random.nextInt(1 << 20), octets(32)));
  }

  private Household withUser(StoredState state, UserIndex index) {
    DisplayName name = new DisplayName("User " + index);
    User user = new User(index, name, pick(Role.values()), random.nextBoolean(), terms());
    if (random.nextBoolean()) {
      user = user.expiring(new Expiry(time(), Duration.ofNanos(random.nextLong(1L << 50))));
    }
    if (random.nextBoolean()) {
      user = user.since(new AccessVersion(random.nextInt(1 << 20)));
    }
    Household household = state.household().with(user);
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

  private Household withPeriodic(StoredState state) {
    Household household = state.household();
    for (int i = random.nextInt(4); i > 0; i--) {
      Optional<CredentialRef> place = household.freeRef(CredentialKind.PASSCODE);
      if (place.isPresent()) {
        household =
            household.with(
                new PeriodicPasscode(
                    place.get().index(),
                    new VisitorReference(octets(VisitorReference.SIZE)),
                    pick(state.access().keys().toArray(EnrolledKey[]::new)).id(),
                    RandomSchedules.periodic(random)),
                passcode(),
                state.identity().passcodeKey());
      }
    }
    return household;
  }

  private EnrolledKey app(int number) {
    return new EnrolledKey(
        signingKey(),
        AgreementKeyPair.generate(entropy(), "agreement").publicKey(),
        pick(KeyRole.APPS.toArray(KeyRole[]::new)),
        random.nextBoolean() ? Optional.of(new UserIndex(1)) : Optional.empty(),
        new AccountId("account-" + number),
        new DisplayName("App " + number),
        random.nextBoolean()
            ? Optional.of(EnumSet.of(pick(Operation.values()), pick(Operation.values())))
            : Optional.empty(),
        validity(),
        random.nextBoolean()
            ? Optional.of(new InvitationSerial(octets(InvitationSerial.SIZE)))
            : Optional.empty());
  }

  private InvitationBook invitations(int each) {
    TreeMap<InvitationSerial, Instant> redeemed = new TreeMap<>();
    TreeMap<InvitationSerial, Optional<Instant>> revoked = new TreeMap<>();
    for (int i = 0; i < each; i++) {
      redeemed.put(new InvitationSerial(octets(InvitationSerial.SIZE)), time());
      revoked.put(
          new InvitationSerial(octets(InvitationSerial.SIZE)),
          random.nextBoolean() ? Optional.of(time()) : Optional.empty());
    }
    return new InvitationBook(redeemed, revoked, time());
  }

  /// A full one has as many flags as can matter: 27 hours of four codes for each of four apps.
  private VisitorLedger visitors(StoredState state, int each) {
    Map<CborKey, CborValue> series = new TreeMap<>();
    state.access().apps().stream()
        .limit(4)
        .forEach(app -> series.put(CborValue.of(app.id().octets()), series(each)));
    Map<CborKey, CborValue> revoked = new TreeMap<>();
    for (int i = 0; i < each; i++) {
      revoked.put(CborValue.of(octets(VisitorReference.SIZE)), CborValue.of(random.nextInt(500)));
    }
    List<CborValue> tries = new ArrayList<>();
    for (int i = 0; i < Math.min(each, 20); i++) {
      tries.add(CborValue.of(random.nextLong(1L << 50)));
    }
    try {
      return VisitorLedger.parse(
          CborMap.withFields()
              .put(1, 9)
              .put(2, CborMap.of(series))
              .put(3, CborMap.of(revoked))
              .put(4, new CborArray(tries))
              .build());
    } catch (MalformedCbor e) {
      throw new IllegalStateException(e);
    }
  }

  private CborValue series(int each) {
    int floor = random.nextInt(500_000);
    List<CborValue> used = new ArrayList<>();
    for (int i = 0; i < Math.min(each, 108); i++) {
      used.add(CborValue.of(4L * floor + i));
    }
    return CborMap.withFields()
        .put(1, 1 + random.nextInt(9))
        .put(2, floor)
        .put(3, new CborArray(used))
        .build();
  }

  private KeptEvents kept(int each) {
    long at = random.nextInt(1 << 20);
    KeptEvents kept = KeptEvents.above(at);
    for (int i = 0; i < each; i++) {
      at += 1 + random.nextInt(9);
      kept = kept.withAlarm(at);
    }
    return kept;
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

  private AccessTerms terms() {
    AccessTerms terms =
        AccessTerms.UNRESTRICTED.during(validity()).with(pick(CredentialRule.values()));
    UserType type = pick(UserType.values());
    return type.isScheduled() ? terms.with(type, RandomSchedules.of(random)) : terms.as(type);
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
