package dev.mortise.protocol.seal;

import dev.mortise.secret.Hkdf;
import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// LabeledExtract and LabeledExpand of RFC 9180 section 4 under one suite id.
final class LabeledHkdf {

  private static final byte[] VERSION = ascii("HPKE-v1");

  private final byte[] suiteId;

  LabeledHkdf(byte[] suiteId) {
    this.suiteId = suiteId;
  }

  SecretBytes extract(byte[] salt, String label, SecretBytes inputKeyingMaterial) {
    return inputKeyingMaterial.lend(bytes -> extract(salt, label, bytes));
  }

  SecretBytes extract(byte[] salt, String label, byte[] inputKeyingMaterial) {
    byte[] labeled = concat(VERSION, suiteId, ascii(label), inputKeyingMaterial);
    try (SecretBytes input = SecretBytes.adopt(labeled)) {
      return Hkdf.extract(salt, input);
    }
  }

  SecretBytes expand(SecretBytes pseudorandomKey, String label, byte[] info, int length) {
    byte[] labeled = concat(twoBytes(length), VERSION, suiteId, ascii(label), info);
    return Hkdf.expand(pseudorandomKey, labeled, length);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] twoBytes(int number) {
    return new byte[] {(byte) (number >>> 8), (byte) number};
  }

  static byte[] concat(byte[]... parts) {
    byte[] joined = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
