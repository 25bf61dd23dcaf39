package dev.mortise.protocol.cbor;

import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A CBOR data item, as far as Mortise uses them: an immutable tree that compares by content.
public sealed interface CborValue {

  /// The item that means nothing is there.
  CborNull NULL = new CborNull();

  /// The integer with this value.
  static CborInt of(long value) {
    return new CborInt(value);
  }

  /// The text string with these characters.
  static CborText of(String text) {
    return new CborText(text);
  }

  /// The byte string with these bytes.
  static CborBytes of(Octets octets) {
    return new CborBytes(octets);
  }

  /// The boolean.
  static CborBool of(boolean value) {
    return new CborBool(value);
  }

  /// The array of these items.
  static CborArray array(CborValue... items) {
    return new CborArray(List.of(items));
  }

  /// What may stand as the key of a map. The natural order is that of RFC 8949 section 4.2.1:
  /// bytewise by the deterministic encoding, so 0, 1, ..., -1, -2, ..., byte strings, text strings.
  sealed interface CborKey extends CborValue, Comparable<CborKey> {

    @Override
    default int compareTo(CborKey other) {
      return switch (this) {
        case CborInt(long a) when other instanceof CborInt(long b) ->
            a >= 0 && b >= 0 ? Long.compare(a, b) : Long.compare(b, a);
        case CborBytes(Octets a) when other instanceof CborBytes(Octets b) -> inWireOrder(a, b);
        case CborText(String a) when other instanceof CborText(String b) ->
            inWireOrder(utf8(a), utf8(b));
        case CborInt _ -> -1;
        case CborBytes _ -> other instanceof CborInt ? 1 : -1;
        case CborText _ -> 1;
      };
    }

    private static int inWireOrder(Octets a, Octets b) {
      return a.size() == b.size() ? a.compareTo(b) : Integer.compare(a.size(), b.size());
    }

    private static Octets utf8(String text) {
      return Octets.adopt(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// An integer: major type 0 or 1, bounded to a Java `long`.
  record CborInt(long value) implements CborKey {}

  /// A byte string: major type 2.
  record CborBytes(Octets octets) implements CborKey {}

  /// A byte string that must not be printed. It is spelt as any other; who reads it gets a
  /// [CborBytes].
  record CborSecret(SecretBytes secret) implements CborValue {}

  /// A text string: major type 3.
  ///
  /// @param text well-formed Unicode, without surrogates that stand alone
  record CborText(String text) implements CborKey {

    public CborText {
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
        throw new IllegalArgumentException("text has a surrogate that stands alone");
      }
    }
  }

  /// An array: major type 4.
  record CborArray(List<CborValue> items) implements CborValue {

    public CborArray {
      items = List.copyOf(items);
    }
  }

  /// A map: major type 5, its entries in the order of the wire.
  record CborMap(SequencedMap<CborKey, CborValue> entries) implements CborValue {

    public CborMap {
      entries = Collections.unmodifiableSequencedMap(new TreeMap<>(entries));
    }

    /// A map with these entries, in any order.
    public static CborMap of(Map<? extends CborKey, ? extends CborValue> entries) {
      return new CborMap(new TreeMap<>(entries));
    }

    /// Begins a map with integer keys, as all messages have.
    public static Builder withFields() {
      return new Builder();
    }

    /// The value under this key.
    public Optional<CborValue> at(CborKey key) {
      return Optional.ofNullable(entries.get(key));
    }

    /// The value under this integer key.
    public Optional<CborValue> at(long key) {
      return at(new CborInt(key));
    }

    /// Collects the fields of a map; the order of calls does not matter.
    public static final class Builder {

      private final TreeMap<CborKey, CborValue> fields = new TreeMap<>();

      private Builder() {}

      /// Adds a field.
      ///
      /// @throws IllegalStateException if the key is there already
      public Builder put(long key, CborValue value) {
        if (fields.put(new CborInt(key), value) != null) {
          throw new IllegalStateException("field added twice key=" + key);
        }
        return this;
      }

      /// Adds an integer field.
      public Builder put(long key, long value) {
        return put(key, new CborInt(value));
      }

      /// Adds a text field.
      public Builder put(long key, String value) {
        return put(key, new CborText(value));
      }

      /// Adds a byte string field.
      public Builder put(long key, Octets value) {
        return put(key, new CborBytes(value));
      }

      /// Adds a boolean field.
      public Builder put(long key, boolean value) {
        return put(key, new CborBool(value));
      }

      /// The map of all fields added.
      public CborMap build() {
        return new CborMap(fields);
      }
    }
  }

  /// `true` or `false`: simple values 21 and 20.
  record CborBool(boolean value) implements CborValue {}

  /// `null`: simple value 22.
  record CborNull() implements CborValue {}

  /// An item with a tag: major type 6.
  ///
  /// @param tag 0 or more; what it says about the item
  record CborTagged(long tag, CborValue value) implements CborValue {

    public CborTagged {
      if (tag < 0) {
        throw new IllegalArgumentException("tag must not be negative tag=" + tag);
      }
    }
  }
}
