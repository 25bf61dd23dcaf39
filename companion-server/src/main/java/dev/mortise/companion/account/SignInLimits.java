package dev.mortise.companion.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts tries to sign in, by account and by address, and says when it is too many (SEC-23).
///
/// The count by account stops many addresses that guess one password, the count by address one that
/// sprays many accounts. Addresses that have no account count like those that have. A count ends a
/// while after its first try, so nobody is kept out for long by somebody else's tries.
final class SignInLimits {

  static final int TRIES_PER_ACCOUNT = 10;
  static final int TRIES_PER_ADDRESS = 100;
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final int REMEMBERED = 100_000;
  private static final int NETWORK_BYTES = 8;

  private final Cache<EmailAddress, AtomicInteger> byAccount;
  private final Cache<String, AtomicInteger> byAddress;

  SignInLimits(Ticker ticker) {
    this.byAccount = counts(ticker);
    this.byAddress = counts(ticker);
  }

  private static <K> Cache<K, AtomicInteger> counts(Ticker ticker) {
    return Caffeine.newBuilder()
        .maximumSize(REMEMBERED)
        .expireAfterWrite(WINDOW)
        .ticker(ticker)
        .build();
  }

  /// Counts one try. Returns whether it may go on.
  boolean admits(EmailAddress email, InetAddress peer) {
    int ofAddress = count(byAddress, network(peer));
    int ofAccount = count(byAccount, email);
    return ofAddress <= TRIES_PER_ADDRESS && ofAccount <= TRIES_PER_ACCOUNT;
  }

  private static <K> int count(Cache<K, AtomicInteger> counts, K key) {
    return counts.get(key, first -> new AtomicInteger()).incrementAndGet();
  }

  /// Whoever has one IPv6 address has a whole network of them.
  private static String network(InetAddress peer) {
    byte[] bytes = peer.getAddress();
    return HexFormat.of()
        .formatHex(peer instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
