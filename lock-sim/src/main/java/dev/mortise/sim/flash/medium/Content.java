package dev.mortise.sim.flash.medium;

import java.util.Arrays;

/// Bytes that grow and shrink like a file; a gap left by writing past the end reads as zeros.
final class Content {

  private byte[] bytes;
  private int size;

  Content() {
    this(new byte[0], 0);
  }

  private Content(byte[] bytes, int size) {
    this.bytes = bytes;
    this.size = size;
  }

  Content copy() {
    return new Content(toByteArray(), size);
  }

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /// At most `length` bytes from `at`; fewer at the end.
  byte[] read(long at, int length) {
    if (at >= size) {
      return new byte[0];
    }
    return Arrays.copyOfRange(bytes, (int) at, (int) Math.min(size, at + length));
  }

  void write(long at, byte[] data) {
    int end = Math.toIntExact(at + data.length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
    }
    System.arraycopy(data, 0, bytes, (int) at, data.length);
    size = Math.max(size, end);
  }

  void resize(long newSize) {
    int wanted = Math.toIntExact(newSize);
    if (wanted < size) {
      Arrays.fill(bytes, wanted, size, (byte) 0);
    } else if (wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, wanted);
    }
    size = wanted;
  }
}
