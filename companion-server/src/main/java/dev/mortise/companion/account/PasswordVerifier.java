package dev.mortise.companion.account;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// What is kept of a password: Argon2id (RFC 9106) with its own salt, in the usual text form, which
/// names its numbers so that they can grow.
///
/// @param text `$argon2id$v=19$m=...,t=...,p=...$salt$hash`
record PasswordVerifier(String text) {

  /// 19 MiB, two passes, one lane: the least that OWASP's password storage guide names in 2026.
  static final int MEMORY_KIB = 19_456;

  static final int PASSES = 2;
  static final int LANES = 1;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MEMORY_KIB_MAX = 1 << 20;
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  PasswordVerifier {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || Integer.parseInt(form.group(1)) > MEMORY_KIB_MAX) {
      throw new IllegalArgumentException("not a password verifier");
    }
  }

  /// The verifier of a new password.
  static PasswordVerifier of(Password password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = hash(password, salt, MEMORY_KIB, PASSES, LANES);
    return verifier(salt, hash);
  }

  /// A verifier for accounts that do not exist: checking it costs the same, and nobody knows what
  /// would fit a hash of zeros.
  static PasswordVerifier ofNobody() {
    return verifier(new byte[SALT_BYTES], new byte[HASH_BYTES]);
  }

  private static PasswordVerifier verifier(byte[] salt, byte[] hash) {
    return new PasswordVerifier(
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(
                MEMORY_KIB,
                PASSES,
                LANES,
                ENCODER.encodeToString(salt),
                ENCODER.encodeToString(hash)));
  }

  /// Whether this is the password, in time that depends on the numbers alone.
  boolean fits(Password password) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalStateException("checked when made");
    }
    byte[] expected = Base64.getDecoder().decode(form.group(5));
    byte[] actual =
        hash(
            password,
            Base64.getDecoder().decode(form.group(4)),
            Integer.parseInt(form.group(1)),
            Integer.parseInt(form.group(2)),
            Integer.parseInt(form.group(3)));
    return MessageDigest.isEqual(expected, actual);
  }

  private static byte[] hash(Password password, byte[] salt, int memory, int passes, int lanes) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(salt)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    password
        .secret()
        .lend(
            bytes -> {
              argon.generateBytes(bytes, hash);
              return hash;
            });
    return hash;
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
