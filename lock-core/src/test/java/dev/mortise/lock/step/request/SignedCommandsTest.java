package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.AccessListing;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.challenge.ChallengePolicy;
import dev.mortise.door.BoltState;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.link.Reply;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.AddUser;
import dev.mortise.protocol.message.command.CommandArguments.ReadAccessList;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignedCommandsTest {

  private static final UserIndex ANN = new UserIndex(1);

  private final LockBench bench = new LockBench();
  private final BenchPhone phone = BenchPhone.ofAdministrator(bench);

  @Test
  @Tag("LK-37")
  void aCommandOverAChallengeOpensTheDoorAndTheReceiptSaysSo() {
    Receipt receipt = unlock(phone);
    assertEquals("done", receipt.result().wireText());
    assertEquals(BoltState.UNLOCKED, receipt.bolt());
    assertTrue(bench.isOpen());
  }

  @Test
  void theAnswerTellsTheLocksStateUnderItsOwnNonce() {
    bench.press("135790o");
    Answer answer = phone.ask(Operation.LOCK);
    assertEquals(phone.question(Operation.LOCK).nonce(), answer.nonce());
    assertEquals(BoltState.UNLOCKED, answer.report().bolt());
    assertEquals(100, answer.report().batteryPercent());
    assertEquals(bench.state().stored().journal(), answer.newest());
    assertEquals(Optional.of(LockBench.MORNING), answer.report().time());
  }

  @Test
  @Tag("SEC-4")
  void aCommandSignedByAnotherKeyThanTheChallengesIsRefused() {
    bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(ANN));
    BenchPhone thief = new BenchPhone(bench, 2);
    Answer stolen = phone.ask(Operation.UNLOCK);
    CarryCommand command =
        thief.sign(thief.command(stolen.challenge(), new Unlock(), AccessVersion.FIRST));
    assertEquals("(stale-challenge)", BenchPhone.result(thief.send(command)));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("SEC-6")
  void aSignatureOfAnotherTypeIsNoCommand() {
    Answer answer = phone.ask(Operation.UNLOCK);
    Octets payload = phone.command(answer.challenge(), new Unlock(), AccessVersion.FIRST).encode();
    for (SignatureType type : SignatureType.values()) {
      if (type != SignatureType.COMMAND) {
        CarryCommand command = new CarryCommand(CoseSign1.sign(type, payload, phone.signing()));
        assertEquals("(unknown-key)", BenchPhone.result(phone.send(command)), type.name());
      }
    }
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("SEC-6")
  void aCommandForAnotherLockOrGenerationIsRefused() {
    Answer answer = phone.ask(Operation.UNLOCK);
    Command elsewhere =
        Command.of(
            new LockId(new UUID(9, 9)),
            phone.lock().generation(),
            answer.challenge(),
            new Unlock());
    Command before =
        Command.of(phone.lock().lockId(), new Generation(9), answer.challenge(), new Unlock());
    assertEquals("(wrong-lock)", BenchPhone.result(phone.send(phone.sign(elsewhere))));
    assertEquals("(wrong-generation)", BenchPhone.result(phone.send(phone.sign(before))));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("SEC-7")
  void anyFlippedBitOfACommandLeavesTheDoorShut() {
    Octets good = phone.signed(new Unlock()).encode();
    for (int i = 0; i < good.size(); i++) {
      byte[] bytes = good.copy();
      bytes[i] ^= (byte) (1 << (i % 8));
      Reply reply = phone.send(Octets.adopt(bytes)).orElseThrow();
      assertNotEquals("done", BenchPhone.result(Optional.of(reply)), "byte " + i);
    }
    assertFalse(bench.isOpen());
    assertEquals("done", BenchPhone.result(phone.send(good)));
  }

  @Test
  @Tag("SEC-8")
  void aGuestsKeyRunsNoAdministratorsOperation() {
    bench.app(2, KeyRole.VISITOR, Optional.empty());
    BenchPhone guest = new BenchPhone(bench, 2).comeNear();
    assertEquals("not-permitted", guest.command(new AddUser(new DisplayName("X"), Role.USER)));
    assertEquals("done", guest.command(new Unlock()));
    assertEquals("wrong-channel", guest.by(Channel.REMOTE).command(new Unlock()));
  }

  @Test
  void anAppThatSawAnOlderAccessListMustReadItAgain() {
    CarryCommand first = phone.signed(new AddUser(new DisplayName("Bo"), Role.USER));
    CarryCommand second = phone.signed(new AddUser(new DisplayName("Cy"), Role.USER));
    assertEquals("done", BenchPhone.result(phone.send(first)));
    assertEquals("changed-meanwhile", BenchPhone.result(phone.send(second)));
    assertEquals("done", phone.command(new AddUser(new DisplayName("Cy"), Role.USER)));
  }

  @Test
  @Tag("SEC-5")
  @Tag("SEC-13")
  void questionsInSomebodysNameAreAnsweredSoOftenOnlyAndLeaveTheNearLinkAlone() {
    int most = ChallengePolicy.DEFAULT.questions().most();
    bench.turnThePage();
    for (int i = 0; i < most; i++) {
      phone.ask(Operation.UNLOCK);
    }
    String refused = BenchPhone.result(phone.send(phone.question(Operation.UNLOCK)));
    assertEquals("(too-many-attempts)", refused);
    bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(ANN));
    new BenchPhone(bench, 2).ask(Operation.UNLOCK);
    assertEquals("done", phone.comeNear().command(new Unlock()));
    bench.pass(ChallengePolicy.DEFAULT.questions().span());
    phone.by(Channel.REMOTE).ask(Operation.LOCK);
  }

  @Test
  void theSignedStampFollowsEveryChangeOfTheAccessList() {
    phone.ask(Operation.LOCK);
    for (CommandArguments change :
        List.of(
            new AddUser(new DisplayName("Bo"), Role.USER),
            new CommandArguments.RaiseVisitorEpoch(),
            new CommandArguments.DeleteUser(new UserIndex(2)))) {
      assertEquals("done", phone.command(change));
      assertEquals(
          Listing.of(bench.state().stored()).stamp(), phone.ask(Operation.LOCK).accessList());
    }
  }

  @Test
  void aNearConnectionSpeaksForItsOwnKeyOnly() {
    bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(ANN));
    BenchPhone other = new BenchPhone(bench, 2).by(Channel.NEAR);
    phone.comeNear();
    assertEquals("(unknown-key)", BenchPhone.result(other.send(other.question(Operation.UNLOCK))));
  }

  @Test
  @Tag("SEC-3")
  void whoHasNoKeyGetsNeitherChallengeNorReceipt() {
    BenchPhone stranger = new BenchPhone(bench, 7);
    assertEquals(
        "(unknown-key)", BenchPhone.result(stranger.send(stranger.question(Operation.UNLOCK))));
    CarryCommand command =
        stranger.sign(
            stranger.command(
                phone.ask(Operation.UNLOCK).challenge(), new Unlock(), AccessVersion.FIRST));
    assertEquals("(unknown-key)", BenchPhone.result(stranger.send(command)));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("SEC-9")
  void aVisitorsKeyEndsWithItsTimeAndRestsWhileTheTimeIsUnknown() {
    EnrolledKey guest = bench.app(2, KeyRole.VISITOR, Optional.empty());
    Validity day = new Validity(Optional.empty(), Optional.of(LockBench.MORNING.plusSeconds(3600)));
    bench.setUp(
        bench.state().stored().with(bench.state().stored().access().with(guest.during(day))));
    BenchPhone visitor = new BenchPhone(bench, 2).comeNear();
    CarryCommand held = visitor.signed(new Unlock());
    assertEquals("done", BenchPhone.result(visitor.send(held)));
    bench.wall(Optional.empty());
    assertEquals(
        "(time-unknown)", BenchPhone.result(visitor.send(visitor.question(Operation.UNLOCK))));
    bench.wall(Optional.of(LockBench.MORNING.plusSeconds(3595)));
    CarryCommand late = visitor.signed(new Unlock());
    bench.pass(Duration.ofSeconds(5));
    assertEquals("restricted", BenchPhone.result(visitor.send(late)));
  }

  @Test
  void argumentsThatDoNotFitAreRefusedUnderTheLocksSignature() {
    Answer answer = phone.ask(Operation.SET_TIME);
    Command command =
        new Command(
            phone.lock().lockId(),
            phone.lock().generation(),
            answer.challenge(),
            Operation.SET_TIME,
            CborMap.withFields().put(1, "noon").build(),
            Optional.empty());
    assertEquals("invalid-arguments", BenchPhone.result(phone.send(phone.sign(command))));
  }

  @Test
  void theAccessListIsReadInSlicesThatHashToTheSignedAnswer() throws MalformedCbor {
    for (int i = 2; i <= 16; i++) {
      bench.app(i, KeyRole.USER, Optional.empty());
    }
    Octets whole = Octets.empty();
    Receipt slice;
    do {
      Reply reply = phone.send(phone.signed(new ReadAccessList(whole.size()))).orElseThrow();
      slice = BenchPhone.receipt(reply);
      whole = whole.plus(slice.data().orElseThrow());
    } while (slice.data().get().size() == 768);
    AccessListing listing = AccessListing.decode(whole);
    assertEquals(16, listing.access().keys().size());
    assertEquals(phone.ask(Operation.LOCK).accessList(), listing.stamp());
  }

  @Test
  @Tag("SEC-26")
  void aLockWithARestoredFlashSaysSoAndDoesNothing() {
    CarryCommand command = phone.signed(new Unlock());
    bench.setUp(bench.state().stored().with(bench.state().stored().identity().withRestoredFlash()));
    assertEquals("(restored-flash)", BenchPhone.result(phone.send(command)));
    assertFalse(bench.isOpen());
  }

  @Test
  void theReceiptNamesTheChallengeAndTheNewestEvent() {
    Answer answer = phone.ask(Operation.UNLOCK);
    Reply reply =
        phone
            .send(phone.sign(phone.command(answer.challenge(), new Unlock(), AccessVersion.FIRST)))
            .orElseThrow();
    Receipt receipt = BenchPhone.receipt(reply);
    assertEquals(Subject.of(answer.challenge()), receipt.subject());
    assertEquals(bench.state().stored().journal().sequence(), receipt.newestSequence());
  }

  @Test
  void rubbishIsRefusedWithoutASignatureAndRecordsNothing() {
    for (String hex : new String[] {"", "00", "a0", "a10063707963", "ff", "d284"}) {
      assertEquals("(malformed)", BenchPhone.result(phone.send(Octets.ofHex(hex))), hex);
    }
    assertEquals(List.of(), bench.events());
  }

  private Receipt unlock(BenchPhone by) {
    return BenchPhone.receipt(by.send(by.signed(new Unlock())).orElseThrow());
  }
}
