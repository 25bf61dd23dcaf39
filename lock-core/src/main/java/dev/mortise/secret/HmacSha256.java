package dev.mortise.secret;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/// HMAC-SHA-256 (RFC 2104) under one key, made once and used for many messages.
///
/// The two padded key blocks are hashed in the constructor only; each message then costs two
/// compressions fewer than a fresh MAC. An instance holds the message in progress, so one thread
/// uses it at a time.
public final class HmacSha256 {

  /// The length of a tag, in bytes.
  public static final int SIZE = 32;

  private static final int BLOCK = 64;

  private final MessageDigest keyedInner;
  private final MessageDigest keyedOuter;
  private final byte[] innerDigest = new byte[SIZE];
  private MessageDigest inner;

  /// A MAC under this key, of any length.
  public HmacSha256(SecretBytes key) {
    this(key.bytes());
  }

  HmacSha256(byte[] key) {
    byte[] block = new byte[BLOCK];
    byte[] fitting = key.length > BLOCK ? Sha256.of(key) : key;
    System.arraycopy(fitting, 0, block, 0, fitting.length);
    keyedInner = keyed(block, 0x36);
    keyedOuter = keyed(block, 0x36 ^ 0x5c);
    Arrays.fill(block, (byte) 0);
    inner = copy(keyedInner);
  }

  /// Adds these bytes to the message.
  public HmacSha256 update(byte[] part) {
    inner.update(part);
    return this;
  }

  /// Adds one byte to the message, the low eight bits of `value`.
  public HmacSha256 update(int value) {
    inner.update((byte) value);
    return this;
  }

  /// Adds eight bytes to the message, most significant first.
  public HmacSha256 updateLong(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      inner.update((byte) (value >>> shift));
    }
    return this;
  }

  /// The tag of the message so far; the next message begins empty.
  public byte[] tag() {
    byte[] tag = new byte[SIZE];
    tagInto(tag);
    return tag;
  }

  /// Writes the tag of the message so far into the first 32 bytes of `target`.
  public void tagInto(byte[] target) {
    MessageDigest outer = copy(keyedOuter);
    try {
      inner.digest(innerDigest, 0, SIZE);
      outer.update(innerDigest);
      outer.digest(target, 0, SIZE);
    } catch (DigestException e) {
      throw new IllegalArgumentException("no room for a tag size=" + target.length, e);
    } finally {
      inner = copy(keyedInner);
    }
  }

  private static MessageDigest keyed(byte[] block, int pad) {
    for (int i = 0; i < BLOCK; i++) {
      block[i] ^= (byte) pad;
    }
    MessageDigest digest = Sha256.digest();
    digest.update(block);
    return digest;
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java runtime's SHA-256 cannot be copied", e);
    }
  }
}
