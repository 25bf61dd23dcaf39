package dev.mortise.companion.event;

import dev.mortise.authority.KeyRole;
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
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.Entropy;
import java.util.Optional;
import java.util.UUID;

/// A lock that only keeps and signs its journal.
final class SigningLock {

  static final LockId ID = new LockId(new UUID(5, 6));

  private final SigningKeyPair key = key(1);
  private JournalHead head = JournalHead.EMPTY;
  private Generation generation = Generation.FIRST;

  LockCertificate certificate() {
    return new LockCertificate(ID, key.publicKey());
  }

  /// The next event, signed.
  Octets says(LockEvent event) {
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

  /// Forgets the newest events, as a restored flash would.
  void forgetDownTo(JournalHead older) {
    head = older;
  }

  JournalHead head() {
    return head;
  }

  Octets resets() {
    generation = new Generation(generation.number() + 1);
    return says(new LockEvent.Reset());
  }

  /// The next event under the generation before this one, which no honest lock ever signs.
  Octets saysAsBeforeTheReset(LockEvent event) {
    generation = new Generation(generation.number() - 1);
    return says(event);
  }

  static LockEvent.Paired paired(String account, int app, KeyRole role) {
    return new LockEvent.Paired(
        new AccountId(account),
        key(app).publicKey(),
        agreement(app),
        role,
        Optional.empty(),
        new DisplayName("Phone " + app),
        Optional.empty());
  }

  static SigningKeyPair key(int number) {
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
