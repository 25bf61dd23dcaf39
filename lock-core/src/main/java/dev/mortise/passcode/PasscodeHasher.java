package dev.mortise.passcode;

import dev.mortise.secret.HmacSha256;
import dev.mortise.secret.SecretBytes;
import java.util.Arrays;

/// Hashes digits under the lock's passcode key, and counts how often.
final class PasscodeHasher {

  private final HmacSha256 mac;
  private int hashes;

  PasscodeHasher(SecretBytes key) {
    mac = new HmacSha256(key);
  }

  /// The hash of `length` digits from `from`.
  PasscodeHash hash(Digits digits, int from, int length) {
    hashes++;
    byte[] stretch = Arrays.copyOfRange(digits.ascii(), from, from + length);
    byte[] tag = mac.update(stretch).tag();
    Arrays.fill(stretch, (byte) 0);
    return PasscodeHash.of(tag);
  }

  /// How many hashes were made.
  int hashes() {
    return hashes;
  }
}
