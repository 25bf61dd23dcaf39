package dev.mortise.authority.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.SampleMessages;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeviceBookTest {

  private static final KeyId SENSOR = SampleMessages.ED25519.id();
  private static final KeyId LINKED = SampleMessages.P256.id();

  @Test
  @Tag("LK-55")
  void onlyAGreaterCounterIsFresh() {
    DeviceBook heard = DeviceBook.EMPTY.with(new DeviceBook.SensorCount(SENSOR, 7));

    assertTrue(DeviceBook.EMPTY.isFresh(SENSOR, 1));
    assertFalse(heard.isFresh(SENSOR, 6));
    assertFalse(heard.isFresh(SENSOR, 7));
    assertTrue(heard.isFresh(SENSOR, 8));
    assertTrue(heard.isFresh(LINKED, 1));
  }

  @Test
  void aKeyThatIsTakenOutTakesItsTermsAndCounterAlong() {
    DeviceBook book =
        DeviceBook.EMPTY.with(SampleLinks.book()).with(new DeviceBook.SensorCount(SENSOR, 7));

    assertEquals(book, book.retain(Set.of(SENSOR, LINKED)));
    assertEquals(Optional.empty(), book.retain(Set.of(LINKED)).sensor());
    assertEquals(Optional.empty(), book.retain(Set.of(SENSOR)).links().termsOf(LINKED));
    assertEquals(1, book.retain(Set.of()).links().opens().size());
  }

  @Test
  @Tag("SEC-28")
  void aDeletedUserIsInNoLinkAndALinkOfNobodyIsNone() {
    LockId other = new LockId(new UUID(3, 4));
    LinkBook both = SampleLinks.book().with(SampleLinks.to(other, 1)).orElseThrow();

    LinkBook left = both.without(new UserIndex(1));

    assertEquals(SampleLinks.users(50), left.to(SampleMessages.LOCK).orElseThrow().users());
    assertEquals(Optional.empty(), left.to(other));
  }

  @Test
  void aLockHasFourLinksInEitherDirection() {
    LinkBook links = LinkBook.EMPTY;
    for (int i = 0; i < LinkBook.MAX_EACH; i++) {
      links = links.with(SampleLinks.to(new LockId(new UUID(1, i)), 1)).orElseThrow();
      links = links.with(key(i), SampleLinks.terms()).orElseThrow();
    }

    assertTrue(links.with(SampleLinks.to(new LockId(new UUID(2, 0)), 1)).isEmpty());
    assertTrue(links.with(SampleLinks.to(new LockId(new UUID(1, 0)), 2)).isPresent());
    assertTrue(links.with(key(9), SampleLinks.terms()).isEmpty());
    assertTrue(links.with(key(0), SampleLinks.terms()).isPresent());
  }

  private static KeyId key(int number) {
    return new KeyId(SampleMessages.octets(number, KeyId.SIZE));
  }

  @Test
  @Tag("LK-41")
  void aRelockTimeIsOneToThreeHundredSeconds() {
    TreeSet<UserIndex> users = new TreeSet<>(SampleLinks.users(1));

    assertThrows(IllegalArgumentException.class, () -> new LinkTerms(users, Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class, () -> new LinkTerms(users, Duration.ofSeconds(301)));
    assertEquals(Duration.ofSeconds(10), LinkTerms.USUAL_RELOCK);
  }

  @Test
  void malformedBooksAreRefused() throws MalformedCbor {
    DeviceBook book = DeviceBook.EMPTY.with(SampleLinks.book());
    assertEquals(book, DeviceBook.parse(book.toCbor()));
    assertThrows(MalformedCbor.class, () -> DeviceBook.parse(CborValue.NULL));
    assertThrows(MalformedCbor.class, () -> LinkBook.parse(DeviceBook.EMPTY.toCbor()));
    assertThrows(
        MalformedCbor.class,
        () ->
            DeviceBook.parse(
                CborValue.CborMap.withFields().put(1, LinkBook.EMPTY.toCbor()).put(3, 7).build()));
  }
}
