package dev.mortise.companion.event;

import dev.mortise.authority.KeyRole;
import dev.mortise.door.BoltState;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalHead;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.request.CarryRevocation;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.message.response.Result;
import dev.mortise.secret.Entropy;
import java.util.Optional;
import java.util.UUID;

/// A lock that only keeps and signs its journal, and signs what it is told to answer.
public final class SigningLock {

  public static final LockId ID = new LockId(new UUID(5, 6));

  private final SigningKeyPair key;
  private JournalHead head = JournalHead.EMPTY;
  private Generation generation = Generation.FIRST;

  public SigningLock() {
    this(key(1));
  }

  private SigningLock(SigningKeyPair key) {
    this.key = key;
  }

  /// The lock of another maker that goes by the same id.
  public static SigningLock signingWith(int number) {
    return new SigningLock(key(number));
  }

  public LockCertificate certificate() {
    return new LockCertificate(ID, key.publicKey());
  }

  /// The next event, signed.
  public Octets says(LockEvent event) {
    EventMessage message =
        new EventMessage(
            ID,
            generation,
            head.sequence() + 1,
            head.hash(),
            Optional.empty(),
            event,
            Optional.empty());
    Octets payload = message.encode();
    head = head.after(payload);
    return CoseSign1.sign(SignatureType.EVENT, payload, key);
  }

  /// Its receipt for a request.
  public Octets receipt(Subject subject, Result result) {
    Receipt receipt =
        new Receipt(
            ID,
            generation,
            subject,
            result,
            BoltState.LOCKED,
            head.sequence(),
            Optional.empty(),
            Optional.empty());
    return CoseSign1.sign(SignatureType.RECEIPT, receipt.encode(), key);
  }

  /// Forgets the newest events, as a restored flash would.
  void forgetDownTo(JournalHead older) {
    head = older;
  }

  JournalHead head() {
    return head;
  }

  public Octets resets() {
    generation = new Generation(generation.number() + 1);
    return says(new LockEvent.Reset());
  }

  /// The next event under the generation before this one, which no honest lock ever signs.
  Octets saysAsBeforeTheReset(LockEvent event) {
    generation = new Generation(generation.number() - 1);
    return says(event);
  }

  /// The unlock command of an app, as it is carried.
  public CarryCommand unlock(int app, int challenge) {
    Command command =
        Command.of(ID, generation, challenge(challenge), new CommandArguments.Unlock());
    return new CarryCommand(CoseSign1.sign(SignatureType.COMMAND, command.encode(), key(app)));
  }

  /// A challenge by its number.
  public static Challenge challenge(int number) {
    byte[] bytes = new byte[Challenge.SIZE];
    bytes[0] = (byte) number;
    return new Challenge(Octets.of(bytes));
  }

  /// An app's revocation of another app's key, as it is carried.
  public CarryRevocation revocation(int app, int revoked) {
    Revocation says =
        new Revocation(ID, generation, new Revocation.Target.OfKey(key(revoked).publicKey().id()));
    return new CarryRevocation(CoseSign1.sign(SignatureType.REVOCATION, says.encode(), key(app)));
  }

  public static LockEvent.Paired paired(String account, int app, KeyRole role) {
    return new LockEvent.Paired(
        new AccountId(account),
        key(app).publicKey(),
        agreement(app),
        role,
        Optional.empty(),
        new DisplayName("Phone " + app),
        Optional.empty());
  }

  public static SigningKeyPair key(int number) {
    return SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy(number), "test signing");
  }

  private static AgreementKey agreement(int number) {
    return AgreementKeyPair.generate(entropy(number), "test agreement").publicKey();
  }

  private static Entropy entropy(int number) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) number;
    return Entropy.of(bytes);
  }
}
