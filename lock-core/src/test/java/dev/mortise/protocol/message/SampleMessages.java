package dev.mortise.protocol.message;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.firmware.Firmware.Wanted;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.JournalHead;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.grant.Login;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.request.CarryReport;
import dev.mortise.protocol.message.request.CarryRevocation;
import dev.mortise.protocol.message.request.OfferFirmware;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.message.request.Request;
import dev.mortise.protocol.message.response.AccessListStamp;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.FirmwareNeed;
import dev.mortise.protocol.message.response.LockReport;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.protocol.message.response.Result;
import dev.mortise.secret.Entropy;
import dev.mortise.user.UserIndex;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One or more messages of every type, with every optional field there and not there.
public final class SampleMessages {

  /// The lock of all samples.
  public static final LockId LOCK = LockId.parse("ab91fff3-1d63-0327-fc35-183ae22a28b2");

  /// The generation of all samples.
  public static final Generation GENERATION = new Generation(3);

  /// An app's signing key, Ed25519.
  public static final SigningKey ED25519 = signingKey(SignatureAlgorithm.ED25519);

  /// An app's signing key, P-256.
  public static final SigningKey P256 = signingKey(SignatureAlgorithm.ESP256);

  /// An app's agreement key.
  public static final AgreementKey AGREEMENT = new AgreementKey(octets(9, 32));

  /// A moment that is not a whole second.
  public static final Instant TIME = Instant.parse("2026-03-29T01:59:59.999Z");

  /// A user who is not the first.
  public static final UserIndex USER = new UserIndex(50);

  private SampleMessages() {}

  /// Bytes that count up from `first`.
  public static Octets octets(int first, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (first + i);
    }
    return Octets.adopt(bytes);
  }

  /// A challenge.
  public static Challenge challenge() {
    return new Challenge(octets(0x40, Challenge.SIZE));
  }

  /// Every kind of request.
  public static List<Request> requests() {
    Pair byScreen =
        new Pair(
            LOCK,
            new AccountId("acct-0001"),
            ED25519,
            AGREEMENT,
            new DisplayName("Phone"),
            KeyRole.ADMINISTRATOR,
            octets(1, Pair.CONFIRMATION_BYTES),
            Optional.of(octets(2, 176)),
            Optional.empty());
    Pair invited =
        new Pair(
            LOCK,
            new AccountId("a".repeat(AccountId.MAX_LENGTH)),
            P256,
            AGREEMENT,
            new DisplayName("門の電話".repeat(8)),
            KeyRole.ALARMS_ONLY,
            octets(3, Pair.CONFIRMATION_BYTES),
            Optional.empty(),
            Optional.of(
                new Pair.Invited(
                    new InvitationSerial(octets(4, InvitationSerial.SIZE)),
                    octets(5, MessageLimits.ENVELOPE_BYTES))));
    return List.of(
        new AskChallenge(LOCK, ED25519.id(), new Nonce(octets(6, Nonce.SIZE)), Operation.UNLOCK),
        new CarryCommand(octets(7, 200)),
        new CarryRevocation(octets(8, MessageLimits.ENVELOPE_BYTES)),
        byScreen,
        invited,
        new CarryReport(octets(9, 150)),
        new OfferFirmware(Optional.empty()),
        new OfferFirmware(Optional.of(octets(10, 190))));
  }

  /// What a lock may say of firmware: nothing wanted, something, and some of it there.
  public static List<FirmwareNeed> firmwareNeeds() {
    Optional<Wanted> wanted = Optional.of(new Wanted(new FirmwareVersion(7), octets(3, 32)));
    return List.of(
        FirmwareNeed.NOTHING,
        new FirmwareNeed(wanted, Optional.empty()),
        new FirmwareNeed(wanted, Optional.of(65_536)));
  }

  /// Two answers: of a lock that knows everything, and of one that knows and tells nothing.
  public static List<Answer> answers() {
    Nonce nonce = new Nonce(octets(6, Nonce.SIZE));
    return List.of(
        new Answer(
            LOCK,
            GENERATION,
            nonce,
            challenge(),
            ED25519.id(),
            Operation.READ_ACCESS_LIST,
            new JournalHead(41, octets(10, 32)),
            new AccessListStamp(new AccessVersion(7), octets(11, 32)),
            new LockReport(
                BoltState.LOCKED,
                DoorState.CLOSED,
                97,
                OperatingMode.NORMAL,
                Optional.of(TIME),
                true,
                new FirmwareVersion(7),
                Optional.of(new DisplayName("é".repeat(DisplayName.MAX_LENGTH))))),
        new Answer(
            LOCK,
            Generation.FIRST,
            nonce,
            challenge(),
            P256.id(),
            Operation.UNLOCK,
            JournalHead.EMPTY,
            new AccessListStamp(AccessVersion.FIRST, octets(12, 32)),
            new LockReport(
                BoltState.UNKNOWN,
                DoorState.UNKNOWN,
                0,
                OperatingMode.NO_REMOTE_LOCK_UNLOCK,
                Optional.empty(),
                false,
                FirmwareVersion.FACTORY,
                Optional.empty())));
  }

  /// A receipt for every result, and with everything that a receipt can carry.
  public static List<Receipt> receipts() {
    Subject subject = Subject.of(challenge());
    Stream<Result> results =
        Stream.concat(Stream.of(Result.done()), Stream.of(Refusal.values()).map(Result::refused));
    Stream<Receipt> plain =
        results.map(
            result ->
                new Receipt(
                    LOCK,
                    GENERATION,
                    subject,
                    result,
                    BoltState.UNLOCKED,
                    41,
                    Optional.empty(),
                    Optional.empty()));
    Receipt full =
        new Receipt(
            LOCK,
            GENERATION,
            subject,
            Result.done(),
            BoltState.NOT_FULLY_LOCKED,
            Long.MAX_VALUE,
            Optional.of(octets(13, Receipt.CONFIRMATION_BYTES)),
            Optional.of(octets(14, MessageLimits.RECEIPT_DATA_BYTES)));
    return Stream.concat(plain, Stream.of(full)).toList();
  }

  /// A signed response and an unsigned refusal for every reason.
  public static List<Response> responses() {
    return Stream.concat(
            Stream.<Response>of(new Response.Signed(Octets.of((byte) 0xd2, (byte) 0x84))),
            Stream.of(Refusal.values()).map(Response.Refused::new))
        .toList();
  }

  /// Invitations of every role, with and without end and user.
  public static List<Invitation> invitations() {
    return KeyRole.APPS.stream()
        .flatMap(role -> Stream.of(invitation(role, true), invitation(role, false)))
        .toList();
  }

  private static Invitation invitation(KeyRole role, boolean full) {
    return new Invitation(
        LOCK,
        GENERATION,
        new InvitationSerial(octets(4, InvitationSerial.SIZE)),
        octets(15, full ? MessageLimits.SEALED_BYTES : MessageLimits.SEALED_BYTES_MIN),
        full ? Optional.of(USER) : Optional.empty(),
        role,
        full ? Set.of(Operation.LOCK, Operation.UNLOCK, Operation.INVITE) : Set.of(),
        TIME,
        full ? Optional.of(TIME.plusSeconds(1)) : Optional.empty(),
        TIME.plusSeconds(900),
        full ? Optional.of(new AccessVersion(Long.MAX_VALUE)) : Optional.empty());
  }

  /// A revocation of every target.
  public static List<Revocation> revocations() {
    return Stream.<Revocation.Target>of(
            new Revocation.Target.OfKey(ED25519.id()),
            new Revocation.Target.OfInvitation(
                new InvitationSerial(octets(4, InvitationSerial.SIZE))),
            new Revocation.Target.OfInvitation(
                new InvitationSerial(octets(4, InvitationSerial.SIZE)), Optional.of(TIME)),
            new Revocation.Target.OfVisitorPasscode(
                new VisitorReference(octets(16, VisitorReference.SIZE))))
        .map(target -> new Revocation(LOCK, GENERATION, target))
        .toList();
  }

  /// A login.
  public static Login login() {
    return new Login(new Nonce(octets(6, Nonce.SIZE)), "https://companion.example:8443");
  }

  private static SigningKey signingKey(SignatureAlgorithm algorithm) {
    byte[] seed = new byte[Entropy.SIZE];
    IntStream.range(0, seed.length).forEach(i -> seed[i] = (byte) i);
    try (SigningKeyPair pair = SigningKeyPair.generate(algorithm, Entropy.of(seed), "sample")) {
      return pair.publicKey();
    }
  }
}
