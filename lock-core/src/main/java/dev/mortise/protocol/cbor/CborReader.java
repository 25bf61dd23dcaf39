package dev.mortise.protocol.cbor;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBool;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborTagged;
import dev.mortise.protocol.cbor.CborValue.CborText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Reads one item of deterministic CBOR, front to back, believing no length before the bytes are
/// there.
///
/// Nesting is bounded by [CborLimits#DEEPEST], so recursion is safe. A claimed count larger than
/// the rest of the input could hold is refused before anything is allocated for it.
final class CborReader {

  private final byte[] bytes;
  private final CborLimits limits;
  private int at;

  CborReader(byte[] bytes, CborLimits limits) throws MalformedCbor {
    if (bytes.length > limits.maxBytes()) {
      throw tooLong(bytes.length, limits);
    }
    this.bytes = bytes;
    this.limits = limits;
  }

  static MalformedCbor tooLong(int size, CborLimits limits) {
    return new MalformedCbor(
        MalformedCbor.NOWHERE,
        "%d bytes, more than the %d allowed".formatted(size, limits.maxBytes()));
  }

  CborValue readAll() throws MalformedCbor {
    CborValue value = read(0);
    if (at != bytes.length) {
      throw new MalformedCbor(at, "bytes after the end of the item");
    }
    return value;
  }

  private CborValue read(int depth) throws MalformedCbor {
    int start = at;
    need(1, start);
    int initial = bytes[at++] & 0xff;
    int major = initial >>> 5;
    if (major == Major.SIMPLE) {
      return simple(initial & 0x1f, start);
    }
    long argument = argument(initial & 0x1f, start);
    return switch (major) {
      case Major.UNSIGNED -> new CborInt(argument);
      case Major.NEGATIVE -> new CborInt(~argument);
      case Major.BYTES -> new CborBytes(octets(argument, start));
      case Major.TEXT -> text(argument, start);
      case Major.ARRAY -> array(argument, start, deeper(depth, start));
      case Major.MAP -> map(argument, start, deeper(depth, start));
      case Major.TAG -> tagged(argument, start, deeper(depth, start));
      default -> throw new IllegalStateException("three bits hold no major=" + major);
    };
  }

  /// The argument of an initial byte; refuses every spelling but the shortest.
  private long argument(int info, int start) throws MalformedCbor {
    if (info < 24) {
      return info;
    }
    if (info > 27) {
      throw new MalformedCbor(
          start, info == 31 ? "an indefinite length" : "a reserved initial byte");
    }
    int width = 1 << (info - 24);
    need(width, start);
    long argument = 0;
    for (int i = 0; i < width; i++) {
      argument = (argument << 8) | (bytes[at++] & 0xff);
    }
    if (argument < 0) {
      throw new MalformedCbor(start, "a number beyond 63 bits");
    }
    long smallest = width == 1 ? 24 : 1L << (4 * width);
    if (argument < smallest) {
      throw new MalformedCbor(start, "a number longer than it need be");
    }
    return argument;
  }

  private CborValue simple(int info, int start) throws MalformedCbor {
    return switch (info) {
      case Major.FALSE -> new CborBool(false);
      case Major.TRUE -> new CborBool(true);
      case Major.NULL -> CborValue.NULL;
      case 25, 26, 27 -> throw new MalformedCbor(start, "a floating-point number");
      case 31 -> throw new MalformedCbor(start, "a break without an indefinite length");
      default -> throw new MalformedCbor(start, "a simple value other than false, true, null");
    };
  }

  private Octets octets(long length, int start) throws MalformedCbor {
    need(length, start);
    Octets octets = Octets.of(bytes, at, (int) length);
    at += (int) length;
    return octets;
  }

  private CborText text(long length, int start) throws MalformedCbor {
    need(length, start);
    try {
      ByteBuffer utf8 = ByteBuffer.wrap(bytes, at, (int) length);
      at += (int) length;
      return new CborText(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
    } catch (CharacterCodingException e) {
      throw new MalformedCbor(start, "text that is not UTF-8");
    }
  }

  private CborArray array(long count, int start, int depth) throws MalformedCbor {
    need(count, start);
    List<CborValue> items = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      items.add(read(depth));
    }
    return new CborArray(items);
  }

  private CborMap map(long count, int start, int depth) throws MalformedCbor {
    if (count > (bytes.length - at) / 2) {
      throw truncated(start);
    }
    TreeMap<CborKey, CborValue> entries = new TreeMap<>();
    for (long i = 0; i < count; i++) {
      int keyStart = at;
      if (!(read(depth) instanceof CborKey key)) {
        throw new MalformedCbor(keyStart, "a map key that is no number, bytes or text");
      }
      int order = entries.isEmpty() ? -1 : entries.lastKey().compareTo(key);
      if (order >= 0) {
        throw new MalformedCbor(keyStart, order == 0 ? "a map key twice" : "map keys out of order");
      }
      entries.put(key, read(depth));
    }
    return new CborMap(entries);
  }

  private CborTagged tagged(long tag, int start, int depth) throws MalformedCbor {
    if (!limits.tags().contains(tag)) {
      throw new MalformedCbor(start, "a tag that does not belong here");
    }
    return new CborTagged(tag, read(depth));
  }

  private int deeper(int depth, int start) throws MalformedCbor {
    if (depth == limits.maxDepth()) {
      throw new MalformedCbor(start, "nesting deeper than " + limits.maxDepth());
    }
    return depth + 1;
  }

  /// Whether that many bytes are still there.
  private void need(long count, int start) throws MalformedCbor {
    if (count > bytes.length - at) {
      throw truncated(start);
    }
  }

  private static MalformedCbor truncated(int start) {
    return new MalformedCbor(start, "an item cut short");
  }
}
