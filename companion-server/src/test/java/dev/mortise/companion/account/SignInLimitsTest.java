package dev.mortise.companion.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {

  private static final EmailAddress ANNA = new EmailAddress("anna@example.org");

  private final AtomicLong nanos = new AtomicLong();
  private final SignInLimits limits = new SignInLimits(nanos::get);

  @Test
  @Tag("SEC-23")
  void guessingOneAccountFromOneNetworkEndsThereAndNowhereElse() {
    long admitted = IntStream.range(0, 100).filter(each -> limits.admits(ANNA, peer(1))).count();

    assertEquals(SignInLimits.TRIES_PER_ACCOUNT_AND_NETWORK, admitted);
    assertTrue(limits.admits(ANNA, peer(2)));
  }

  @Test
  @Tag("SEC-23")
  void guessingOneAccountFromManyNetworksEnds() {
    long admitted =
        IntStream.range(0, 200 * 100).filter(each -> limits.admits(ANNA, peer(each % 200))).count();

    assertEquals(SignInLimits.TRIES_PER_ACCOUNT, admitted);
  }

  @Test
  @Tag("SEC-23")
  void sprayingManyAccountsFromOneNetworkEndsAndCountsAgainstNobody() {
    long admitted =
        IntStream.range(0, 1000)
            .filter(each -> limits.admits(new EmailAddress("u" + each + "@example.org"), peer(1)))
            .count();
    assertEquals(SignInLimits.TRIES_PER_NETWORK, admitted);

    IntStream.range(0, 2 * SignInLimits.TRIES_PER_ACCOUNT)
        .forEach(each -> assertFalse(limits.admits(ANNA, peer(1))));
    assertTrue(limits.admits(ANNA, peer(2)));
  }

  @Test
  @Tag("SEC-23")
  void newAccountsAreCountedApart() {
    long admitted = IntStream.range(0, 1000).filter(each -> limits.admitsNew(peer(1))).count();

    assertEquals(SignInLimits.NEW_ACCOUNTS_PER_NETWORK, admitted);
    assertTrue(limits.admits(ANNA, peer(1)));
    assertTrue(limits.admitsNew(peer(2)));
  }

  @Test
  @Tag("SEC-23")
  void nobodyIsKeptOutForLong() {
    IntStream.range(0, 100).forEach(each -> limits.admits(ANNA, peer(7)));
    assertFalse(limits.admits(ANNA, peer(7)));

    nanos.addAndGet(SignInLimits.WINDOW.toNanos());

    assertTrue(limits.admits(ANNA, peer(7)));
  }

  private static InetAddress peer(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
