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

/// Counts tries to sign in and to make accounts, and says when it is too many (SEC-23).
///
/// Guessing at one account is counted for each network apart, so that nobody keeps its owner out by
/// guessing from elsewhere; a much larger count of all networks together stops many of them that
/// guess at one password. The count of a network stops one that sprays many accounts; what it stops
/// costs us no hash, and counts against no account. Addresses that have no account count like those
/// that have. A count ends a while after its first try.
final class SignInLimits {

  static final int TRIES_PER_ACCOUNT_AND_NETWORK = 10;
  static final int TRIES_PER_ACCOUNT = 1_000;
  static final int TRIES_PER_NETWORK = 100;
  static final int NEW_ACCOUNTS_PER_NETWORK = 100;
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final int REMEMBERED = 100_000;
  private static final int NETWORK_BYTES = 8;

  private record Guesser(EmailAddress email, String network) {}

  private final Cache<Guesser, AtomicInteger> byGuesser;
  private final Cache<EmailAddress, AtomicInteger> byAccount;
  private final Cache<String, AtomicInteger> byNetwork;
  private final Cache<String, AtomicInteger> newByNetwork;

  SignInLimits(Ticker ticker) {
    this.byGuesser = counts(ticker);
    this.byAccount = counts(ticker);
    this.byNetwork = counts(ticker);
    this.newByNetwork = counts(ticker);
  }

  private static <K> Cache<K, AtomicInteger> counts(Ticker ticker) {
    return Caffeine.newBuilder()
        .maximumSize(REMEMBERED)
        .expireAfterWrite(WINDOW)
        .ticker(ticker)
        .build();
  }

  /// Counts one try to sign in. Returns whether it may go on.
  boolean admits(EmailAddress email, InetAddress peer) {
    String network = network(peer);
    return count(byNetwork, network) <= TRIES_PER_NETWORK
        && count(byGuesser, new Guesser(email, network)) <= TRIES_PER_ACCOUNT_AND_NETWORK
        && count(byAccount, email) <= TRIES_PER_ACCOUNT;
  }

  /// Counts one try to make an account. Returns whether it may go on.
  boolean admitsNew(InetAddress peer) {
    return count(newByNetwork, network(peer)) <= NEW_ACCOUNTS_PER_NETWORK;
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
