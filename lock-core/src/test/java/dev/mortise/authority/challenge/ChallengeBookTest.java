package dev.mortise.authority.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.secret.Entropy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChallengeBookTest {

  private static final ChallengePolicy POLICY = ChallengePolicy.DEFAULT;
  private static final KeyId PHONE = new KeyId(Octets.ofHex("0102030405060708"));
  private static final KeyId TABLET = new KeyId(Octets.ofHex("1112131415161718"));
  private static final Ask UNLOCK = new Ask(PHONE, Operation.UNLOCK, Channel.REMOTE);
  private static final Octets COMMAND = Octets.ofHex("c0ffee");
  private static final Octets RECEIPT = Octets.ofHex("facade");
  private static final Duration START = Duration.ofHours(1);

  @Test
  @Tag("SEC-5")
  void aChallengeFollowsFromTheFreshBytesOfItsInputAndFromNothingElse() {
    assertEquals(draw(1), draw(1));
    Set<Challenge> drawn = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      assertTrue(drawn.add(draw(i)));
    }
  }

  @Test
  @Tag("SEC-2")
  void aChallengeIsGoodToTheLastMomentOfItsLifeAndNoLonger() {
    for (Channel channel : new Channel[] {Channel.NEAR, Channel.REMOTE}) {
      Ask ask = new Ask(PHONE, Operation.UNLOCK, channel);
      Duration life = Duration.ofSeconds(channel == Channel.NEAR ? 10 : 30);
      ChallengeBook book = ChallengeBook.EMPTY.give(draw(1), ask, START, POLICY);
      assertInstanceOf(
          ChallengeUse.Fresh.class, book.use(draw(1), ask, COMMAND, START.plus(life), POLICY));
      assertEquals(
          new ChallengeUse.Unknown(),
          book.use(draw(1), ask, COMMAND, START.plus(life).plusNanos(1), POLICY));
    }
  }

  @Test
  @Tag("SEC-1")
  void aChallengeIsUsedOnceAndTheSameBytesGetTheSameReceipt() {
    ChallengeBook given = ChallengeBook.EMPTY.give(draw(1), UNLOCK, START, POLICY);
    ChallengeBook used = fresh(given, draw(1), UNLOCK, START);
    assertEquals(new ChallengeUse.UnderWay(), used.use(draw(1), UNLOCK, COMMAND, START, POLICY));
    ChallengeBook answered = used.answered(draw(1), RECEIPT);
    assertEquals(
        new ChallengeUse.Repeated(RECEIPT),
        answered.use(draw(1), UNLOCK, COMMAND, START.plusSeconds(30), POLICY));
    assertEquals(
        new ChallengeUse.Spent(),
        answered.use(draw(1), UNLOCK, Octets.ofHex("c0ffef"), START, POLICY));
    assertEquals(
        new ChallengeUse.Unknown(),
        answered.use(draw(1), UNLOCK, COMMAND, START.plusSeconds(31), POLICY));
  }

  @Test
  @Tag("SEC-1")
  void aRestartMakesEveryChallengeWorthless() {
    assertEquals(
        new ChallengeUse.Unknown(),
        ChallengeBook.EMPTY.use(draw(1), UNLOCK, COMMAND, START, POLICY));
  }

  @Test
  @Tag("SEC-4")
  void aChallengeServesItsOwnKeyOperationAndChannelOnly() {
    ChallengeBook book = ChallengeBook.EMPTY.give(draw(1), UNLOCK, START, POLICY);
    for (Ask other :
        new Ask[] {
          new Ask(TABLET, Operation.UNLOCK, Channel.REMOTE),
          new Ask(PHONE, Operation.LOCK, Channel.REMOTE),
          new Ask(PHONE, Operation.UNLOCK, Channel.NEAR)
        }) {
      assertEquals(new ChallengeUse.Unknown(), book.use(draw(1), other, COMMAND, START, POLICY));
    }
    assertInstanceOf(ChallengeUse.Fresh.class, book.use(draw(1), UNLOCK, COMMAND, START, POLICY));
  }

  @Test
  @Tag("SEC-13")
  void theOldestOfFourGivesWayAndOthersKeepTheirs() {
    Ask tablet = new Ask(TABLET, Operation.UNLOCK, Channel.REMOTE);
    ChallengeBook book = ChallengeBook.EMPTY.give(draw(0), tablet, START, POLICY);
    for (int i = 1; i <= 5; i++) {
      book = book.give(draw(i), UNLOCK, START, POLICY);
    }
    assertEquals(5, book.size());
    assertEquals(new ChallengeUse.Unknown(), book.use(draw(1), UNLOCK, COMMAND, START, POLICY));
    for (int i = 2; i <= 5; i++) {
      assertInstanceOf(ChallengeUse.Fresh.class, book.use(draw(i), UNLOCK, COMMAND, START, POLICY));
    }
    assertInstanceOf(ChallengeUse.Fresh.class, book.use(draw(0), tablet, COMMAND, START, POLICY));
  }

  @Test
  @Tag("SEC-5")
  void theBookStaysSmallHoweverOftenItIsAsked() {
    ChallengeBook book = ChallengeBook.EMPTY;
    for (int i = 0; i < 1000; i++) {
      Duration now = START.plusMillis(i);
      book = book.give(draw(i), UNLOCK, now, POLICY);
      book = fresh(book, draw(i), UNLOCK, now).answered(draw(i), RECEIPT);
      book = book.give(draw(i + 5000), UNLOCK, now, POLICY);
    }
    assertEquals(8, book.size());
    ChallengeBook later = book.give(draw(1), UNLOCK, START.plusSeconds(60), POLICY);
    assertEquals(1, later.size());
  }

  @Test
  @Tag("SEC-1")
  void atMostOneReplayAMinuteIsNoted() {
    ChallengeBook noted = ChallengeBook.EMPTY.replayNoted(START, POLICY).orElseThrow();
    assertTrue(noted.replayNoted(START.plusSeconds(59), POLICY).isEmpty());
    assertTrue(noted.replayNoted(START.plusSeconds(60), POLICY).isPresent());
    ChallengeBook given = noted.give(draw(1), UNLOCK, START, POLICY);
    assertTrue(given.replayNoted(START.plusSeconds(59), POLICY).isEmpty());
    assertNotEquals(ChallengeBook.EMPTY, noted);
  }

  private static ChallengeBook fresh(
      ChallengeBook book, Challenge challenge, Ask ask, Duration now) {
    return assertInstanceOf(
            ChallengeUse.Fresh.class, book.use(challenge, ask, COMMAND, now, POLICY))
        .after();
  }

  private static Challenge draw(int number) {
    return ChallengeBook.draw(Entropy.of(ByteBuffer.allocate(Entropy.SIZE).putInt(number).array()));
  }
}
