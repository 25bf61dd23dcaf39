package dev.mortise.authority.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Refusal;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.InvitationSerial;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InvitationBookTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Instant TONIGHT = NOON.plusSeconds(36_000);
  private static final Optional<Instant> NEVER = Optional.empty();

  @Test
  void anInvitationIsRedeemedOnce() {
    InvitationBook book = redeem(InvitationBook.EMPTY, 1, TONIGHT, NOON);
    assertEquals(Optional.of(Refusal.INVITATION_USED), book.refusal(serial(1), TONIGHT));
    assertEquals(Optional.empty(), book.refusal(serial(2), TONIGHT));
  }

  @Test
  void aRedeemedInvitationStaysUsedWhenForgottenAndTheClockIsSetBack() {
    InvitationBook book = redeem(InvitationBook.EMPTY, 1, TONIGHT, NOON);
    InvitationBook later = redeem(book, 2, TONIGHT.plusSeconds(1000), TONIGHT.plusSeconds(1));
    assertEquals(1, later.redeemed().size());
    assertEquals(Optional.of(Refusal.INVITATION_EXPIRED), later.refusal(serial(1), TONIGHT));
  }

  @Test
  @Tag("SEC-9")
  void aRevokedInvitationIsRefusedHoweverOftenItIsRevoked() {
    InvitationBook book = InvitationBook.EMPTY.revoke(serial(1), NEVER).orElseThrow();
    assertEquals(Optional.of(Refusal.REVOKED), book.refusal(serial(1), TONIGHT));
    assertEquals(book, book.revoke(serial(1), NEVER).orElseThrow());
  }

  @Test
  void aFullBookTakesNoMore() {
    InvitationBook book = InvitationBook.EMPTY;
    for (int i = 0; i < InvitationBook.MAX_EACH; i++) {
      book = redeem(book, i, TONIGHT, NOON).revoke(serial(1000 + i), NEVER).orElseThrow();
    }
    assertTrue(book.redeem(serial(999), TONIGHT, NOON).isEmpty());
    assertTrue(book.revoke(serial(999), Optional.of(TONIGHT)).isEmpty());
    assertTrue(book.redeem(serial(999), TONIGHT, TONIGHT.plusSeconds(1)).isPresent());
  }

  @Test
  @Tag("SEC-9")
  void aRevokedInvitationTakesAPlaceUntilItsLastDayOnlyAndStaysOutWhenTheClockIsSetBack() {
    InvitationBook book = InvitationBook.EMPTY;
    for (int i = 0; i < InvitationBook.MAX_EACH; i++) {
      book = book.revoke(serial(i), Optional.of(TONIGHT)).orElseThrow();
    }
    assertTrue(book.at(TONIGHT).revoke(serial(999), NEVER).isEmpty());
    InvitationBook tomorrow = book.at(TONIGHT.plusMillis(1));
    assertEquals(0, tomorrow.revoked().size());
    assertEquals(Optional.of(Refusal.INVITATION_EXPIRED), tomorrow.refusal(serial(1), TONIGHT));
    assertEquals(tomorrow, tomorrow.revoke(serial(2), Optional.of(TONIGHT)).orElseThrow());
  }

  @Test
  void theStoredFormComesBackAsItWent() throws MalformedCbor {
    InvitationBook book =
        redeem(InvitationBook.EMPTY, 1, TONIGHT, NOON)
            .revoke(serial(7), NEVER)
            .flatMap(one -> one.revoke(serial(8), Optional.of(TONIGHT.plusSeconds(99))))
            .orElseThrow();
    InvitationBook later = redeem(book, 2, TONIGHT.plusSeconds(9), TONIGHT.plusSeconds(1));
    assertEquals(later, InvitationBook.parse(later.toCbor()));
    assertEquals(InvitationBook.EMPTY, InvitationBook.parse(InvitationBook.EMPTY.toCbor()));
  }

  private static InvitationBook redeem(
      InvitationBook book, int number, Instant redeemBy, Instant now) {
    return book.redeem(serial(number), redeemBy, now).orElseThrow();
  }

  private static InvitationSerial serial(int number) {
    return new InvitationSerial(
        Octets.adopt(ByteBuffer.allocate(InvitationSerial.SIZE).putInt(number).array()));
  }
}
