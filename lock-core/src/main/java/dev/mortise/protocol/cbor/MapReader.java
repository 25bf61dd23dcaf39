package dev.mortise.protocol.cbor;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBool;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.CborValue.CborNull;
import dev.mortise.protocol.cbor.CborValue.CborText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Takes the fields out of a message, a map with integer keys, and names everything that is wrong
/// with it.
///
/// Every accessor checks kind and bounds. At a fault it notes the fault and answers with a stand-in
/// of the right type, so that reading goes on and the sender learns of all faults at once. The
/// fields count only after [#finish()] returned; it also refuses every key that nobody asked for.
///
/// ```java
/// MapReader fields = MapReader.of(bytes, CborLimits.ofBytes(64), "point");
/// long x = fields.integer(1, 0, 100);
/// Optional<String> label = fields.optional(2, () -> fields.text(2, 32));
/// fields.finish();
/// return new Point(x, label);
/// ```
public final class MapReader {

  /// So many unknown fields are named one by one; a message that holds more is not worth the words.
  private static final int UNKNOWN_NAMED = 4;

  private final CborMap map;
  private final String path;
  private final List<String> faults;
  private final Set<Long> asked = new HashSet<>();
  private final List<MapReader> within = new ArrayList<>();

  private MapReader(CborMap map, String path, List<String> faults) {
    this.map = map;
    this.path = path;
    this.faults = faults;
  }

  /// A reader of this value.
  ///
  /// @param message what the map is, for the faults: `command`, `receipt`
  /// @throws MalformedCbor if the value is no map
  public static MapReader of(CborValue value, String message) throws MalformedCbor {
    if (value instanceof CborMap map) {
      return new MapReader(map, message, new ArrayList<>());
    }
    throw new MalformedCbor(List.of(message + ": expected a map"));
  }

  /// A reader of the map that these bytes spell.
  ///
  /// @throws MalformedCbor if they do not spell one
  public static MapReader of(Octets bytes, CborLimits limits, String message) throws MalformedCbor {
    return of(Cbor.decode(bytes, limits), message);
  }

  /// Whether a field has this key. Asking does not count as reading it.
  public boolean has(long key) {
    return map.at(key).isPresent();
  }

  /// What `read` makes of the field, if the field is there.
  public <T> Optional<T> optional(long key, Supplier<T> read) {
    return has(key) ? Optional.of(read.get()) : Optional.empty();
  }

  /// What `read` makes of the field, unless it is `null`; it must be there.
  public <T> Optional<T> nullable(long key, Supplier<T> read) {
    if (map.at(key).filter(CborNull.class::isInstance).isPresent()) {
      asked.add(key);
      return Optional.empty();
    }
    return Optional.of(read.get());
  }

  /// A whole number from `min` to `max`; stand-in `min`.
  public long integer(long key, long min, long max) {
    return take(key, CborInt.class, "a number")
        .map(CborInt::value)
        .filter(value -> check(key, "a number from %d to %d", min, max, value))
        .orElse(min);
  }

  /// A whole number from `min` to `max` that fits an `int`; stand-in `min`.
  public int integer(long key, int min, int max) {
    return (int) integer(key, (long) min, (long) max);
  }

  /// A byte string of exactly `size` bytes; stand-in as many zeros.
  public Octets bytes(long key, int size) {
    return bytes(key, size, size);
  }

  /// A byte string of `min` to `max` bytes; stand-in `min` zeros.
  public Octets bytes(long key, int min, int max) {
    return take(key, CborBytes.class, "bytes")
        .map(CborBytes::octets)
        .filter(octets -> check(key, "%d to %d bytes", min, max, octets.size()))
        .orElseGet(() -> Octets.adopt(new byte[min]));
  }

  /// A text of `min` to `max` characters (Unicode code points); stand-in the empty text.
  public String text(long key, int min, int max) {
    return take(key, CborText.class, "text")
        .map(CborText::text)
        .filter(
            text ->
                check(key, "%d to %d characters", min, max, text.codePointCount(0, text.length())))
        .orElse("");
  }

  /// The one of `choices` whose wire text stands there; stand-in the first.
  ///
  /// @param choices at least one
  /// @param wireText the text of a choice, each a different one
  public <T> T choice(long key, List<T> choices, Function<T, String> wireText) {
    Optional<CborText> field = take(key, CborText.class, "text");
    Optional<T> chosen =
        field.flatMap(
            text ->
                choices.stream().filter(c -> wireText.apply(c).equals(text.text())).findFirst());
    if (field.isPresent() && chosen.isEmpty()) {
      fault(key, "not one of the words that may stand here");
    }
    return chosen.orElse(choices.getFirst());
  }

  /// True or false; stand-in false.
  public boolean bool(long key) {
    return take(key, CborBool.class, "true or false").map(CborBool::value).orElse(false);
  }

  /// An array of `min` to `max` items; stand-in the empty array.
  public List<CborValue> array(long key, int min, int max) {
    return take(key, CborArray.class, "an array")
        .map(CborArray::items)
        .filter(items -> check(key, "%d to %d items", min, max, items.size()))
        .orElse(List.of());
  }

  /// A map within this one; its faults are told by the outermost reader's [#finish()]. Stand-in the
  /// empty map.
  public MapReader map(long key) {
    CborMap inner = take(key, CborMap.class, "a map").orElseGet(() -> CborMap.withFields().build());
    MapReader reader = new MapReader(inner, path + "." + key, faults);
    within.add(reader);
    return reader;
  }

  /// Whatever stands under this key, for the caller to judge; stand-in `null` of CBOR.
  public CborValue value(long key) {
    return take(key, CborValue.class, "a value").orElse(CborValue.NULL);
  }

  /// Notes a fault that only the caller can see: what is wrong with a field of the right kind.
  public void fault(long key, String fault) {
    faults.add(path + "." + key + ": " + fault);
  }

  /// Ends the reading.
  ///
  /// @throws MalformedCbor naming every fault noted, here and in the maps within, and every key
  ///   left unread
  public void finish() throws MalformedCbor {
    noteUnread();
    if (!faults.isEmpty()) {
      throw new MalformedCbor(faults);
    }
  }

  private void noteUnread() {
    List<CborKey> unread = map.entries().keySet().stream().filter(key -> !wasAsked(key)).toList();
    unread.stream()
        .limit(UNKNOWN_NAMED)
        .map(
            key ->
                key instanceof CborInt(long number)
                    ? Long.toString(number)
                    : "with a key that is no number")
        .forEach(key -> faults.add(path + ": unknown field " + key));
    if (unread.size() > UNKNOWN_NAMED) {
      faults.add("%s: %d more".formatted(path, unread.size() - UNKNOWN_NAMED));
    }
    within.forEach(MapReader::noteUnread);
  }

  private boolean wasAsked(CborKey key) {
    return key instanceof CborInt(long number) && asked.contains(number);
  }

  private <T extends CborValue> Optional<T> take(long key, Class<T> kind, String expected) {
    asked.add(key);
    Optional<CborValue> found = map.at(key);
    if (found.isEmpty()) {
      fault(key, "missing, expected " + expected);
    } else if (!kind.isInstance(found.get())) {
      fault(key, "expected " + expected);
    }
    return found.filter(kind::isInstance).map(kind::cast);
  }

  private boolean check(long key, String expected, long min, long max, long actual) {
    if (actual >= min && actual <= max) {
      return true;
    }
    fault(key, ("expected " + expected + ", found %d").formatted(min, max, actual));
    return false;
  }
}
