package dev.mortise.companion.store.sqlite;

import dev.mortise.companion.store.sqlite.DiskEvent.Acknowledged;
import dev.mortise.companion.store.sqlite.DiskEvent.Delete;
import dev.mortise.companion.store.sqlite.DiskEvent.Sync;
import dev.mortise.companion.store.sqlite.DiskEvent.Truncate;
import dev.mortise.companion.store.sqlite.DiskEvent.Write;
import java.util.Arrays;

/// The bytes of one file, to which recorded changes are applied.
final class FileImage {
  private byte[] bytes;
  private int length;

  FileImage() {
    this(new byte[0]);
  }

  private FileImage(byte[] bytes) {
    this.bytes = bytes;
    this.length = bytes.length;
  }

  FileImage copy() {
    return new FileImage(bytes());
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  /// Applies a write or a truncation.
  void apply(DiskEvent change) {
    switch (change) {
      case Write write -> {
        int start = Math.toIntExact(write.offset());
        resize(Math.max(length, start + write.bytes().length));
        System.arraycopy(write.bytes(), 0, bytes, start, write.bytes().length);
      }
      case Truncate truncate -> resize(Math.toIntExact(truncate.size()));
      case Sync _, Delete _, Acknowledged _ -> throw new IllegalStateException("not a change");
    }
  }

  private void resize(int size) {
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
    }
    if (size < length) {
      Arrays.fill(bytes, size, length, (byte) 0);
    }
    length = size;
  }
}
