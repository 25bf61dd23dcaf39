package dev.mortise.companion.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.Nonce;
import java.security.SecureRandom;
import java.time.Duration;

/// The nonces that apps sign to begin a session: each good once, for a minute. They live in memory;
/// after a restart an app asks for a new one.
final class LoginNonces {

  static final Duration LIFE = Duration.ofSeconds(60);

  private static final int MOST = 100_000;

  private final SecureRandom random;
  private final Cache<Nonce, Boolean> open;

  LoginNonces(SecureRandom random, Ticker ticker) {
    this.random = random;
    this.open =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).ticker(ticker).build();
  }

  Nonce draw() {
    byte[] bytes = new byte[Nonce.SIZE];
    random.nextBytes(bytes);
    Nonce nonce = new Nonce(Octets.adopt(bytes));
    open.put(nonce, true);
    return nonce;
  }

  /// Takes a nonce out. Returns whether it was open.
  boolean take(Nonce nonce) {
    return open.asMap().remove(nonce) != null;
  }
}
