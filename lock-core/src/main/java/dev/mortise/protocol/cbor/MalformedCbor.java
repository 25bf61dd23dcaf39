package dev.mortise.protocol.cbor;

import java.util.List;

/// Bytes from outside are not what they should be: not deterministic CBOR, or not the fields of the
/// message.
///
/// Checked, because every caller faces bytes a stranger may have made. It has no stack trace: it is
/// raised at the stranger's will, as often as the stranger likes.
public final class MalformedCbor extends Exception {

  private static final long serialVersionUID = 1L;

  /// The position of a fault that no single byte is to blame for.
  public static final int NOWHERE = -1;

  private final int position;

  @SuppressWarnings("serial") // An immutable list of strings, which is serializable.
  private final List<String> faults;

  /// One fault in the encoding.
  ///
  /// @param position offset of the first byte of the item at fault, or [#NOWHERE]
  public MalformedCbor(int position, String fault) {
    this(position, List.of(fault));
  }

  /// Everything that is wrong with the fields of a message.
  public MalformedCbor(List<String> faults) {
    this(NOWHERE, faults);
  }

  private MalformedCbor(int position, List<String> faults) {
    super(text(position, faults), null, false, false);
    this.position = position;
    this.faults = List.copyOf(faults);
  }

  /// Offset of the item at fault in the input, in bytes, or [#NOWHERE].
  public int position() {
    return position;
  }

  /// Every fault found, each a clause in plain words. Numbers and lengths are named, bytes and
  /// texts never.
  public List<String> faults() {
    return faults;
  }

  private static String text(int position, List<String> faults) {
    String joined = String.join("; ", faults);
    return position == NOWHERE ? joined : joined + " at byte " + position;
  }
}
