package dev.mortise.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mortise.Vectors;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.SigningKeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JournalVerifierTest {

  private static final LockId LOCK = Vectors.lockId();

  private final SigningKeyPair key = Vectors.lockSigning();
  private final List<Octets> payloads = new ArrayList<>();
  private final JournalVerifier fresh = JournalVerifier.fromTheFirst(LOCK, key.publicKey());
  private JournalHead head = JournalHead.EMPTY;

  private Octets append(LockId lock, int generation) {
    Octets payload =
        new EventMessage(
                lock,
                new Generation(generation),
                head.sequence() + 1,
                head.hash(),
                Optional.empty(),
                new LockEvent.Doorbell(payloads.size() + 1),
                Optional.empty())
            .encode();
    payloads.add(payload);
    head = head.after(payload);
    return sign(payload);
  }

  private Octets sign(Octets payload) {
    return CoseSign1.sign(SignatureType.EVENT, payload, key);
  }

  @Test
  @Tag("LK-58")
  void anUntouchedChainIsFollowedToItsHead() {
    JournalVerifier verifier = fresh;
    for (int i = 0; i < 20; i++) {
      Octets event = append(LOCK, i / 10);
      verifier = assertInstanceOf(JournalLink.Next.class, verifier.check(event)).after();
    }
    assertEquals(head, verifier.head());
  }

  @Test
  @Tag("SEC-10")
  void aDroppedEventIsNamedByItsNumber() {
    append(LOCK, 0);
    append(LOCK, 0);
    Octets third = append(LOCK, 0);
    JournalLink.AfterGap gap = assertInstanceOf(JournalLink.AfterGap.class, fresh.check(third));
    assertEquals(1, gap.missingFrom());
    assertEquals(2, gap.missingTo());
    assertInstanceOf(JournalLink.Next.class, gap.after().check(append(LOCK, 0)));
  }

  @Test
  @Tag("SEC-10")
  void aCutTailShowsAgainstTheSignedHead() {
    Octets first = append(LOCK, 0);
    append(LOCK, 0);
    JournalVerifier seen = assertInstanceOf(JournalLink.Next.class, fresh.check(first)).after();
    assertNotEquals(head, seen.head());
  }

  @Test
  @Tag("SEC-10")
  void anEventFromAnotherBranchBreaksTheHash() {
    JournalVerifier afterFirst =
        assertInstanceOf(JournalLink.Next.class, fresh.check(append(LOCK, 0))).after();
    head = new JournalHead(1, Octets.adopt(new byte[32]));
    assertEquals(faulty(JournalFault.BROKEN_HASH), afterFirst.check(append(LOCK, 0)));
  }

  @Test
  @Tag("SEC-10")
  void editedReorderedAndInventedEventsAreNamed() {
    Octets first = append(LOCK, 1);
    JournalVerifier verifier = assertInstanceOf(JournalLink.Next.class, fresh.check(first)).after();
    assertEquals(faulty(JournalFault.ALREADY_SEEN), verifier.check(first));
    Octets second = append(LOCK, 1);
    byte[] edited = second.copy();
    edited[edited.length - 80] ^= (byte) 1;
    assertEquals(faulty(JournalFault.BAD_SIGNATURE), verifier.check(Octets.adopt(edited)));
    assertEquals(
        faulty(JournalFault.BAD_SIGNATURE),
        verifier.check(
            CoseSign1.sign(SignatureType.EVENT, payloads.getLast(), Vectors.appSigning())));
    assertEquals(
        faulty(JournalFault.BAD_SIGNATURE),
        verifier.check(CoseSign1.sign(SignatureType.RECEIPT, payloads.getLast(), key)));
    assertEquals(faulty(JournalFault.MALFORMED), verifier.check(Octets.ofHex("d284")));
    assertEquals(faulty(JournalFault.MALFORMED), verifier.check(sign(Octets.ofHex("a0"))));
  }

  @Test
  @Tag("SEC-10")
  void anotherLocksEventAndOneOfAnOlderGenerationAreNamed() {
    JournalVerifier verifier =
        assertInstanceOf(JournalLink.Next.class, fresh.check(append(LOCK, 2))).after();
    JournalHead atOne = head;
    assertEquals(
        faulty(JournalFault.OTHER_LOCK), verifier.check(append(new LockId(new UUID(1, 1)), 2)));
    head = atOne;
    assertEquals(faulty(JournalFault.OLDER_GENERATION), verifier.check(append(LOCK, 1)));
  }

  private static JournalLink faulty(JournalFault fault) {
    return new JournalLink.Faulty(fault);
  }
}
