package dev.mortise.journal;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.MapReader;
import java.util.ArrayList;
import java.util.List;

/// Sixteen tags, one for each place in the access list, that look random to everybody but the app
/// whose place it is (D-15).
///
/// @param tags [#COUNT] tags of [#TAG_BYTES] bytes, in the order of enrolment
public record AlarmTags(List<Octets> tags) {

  /// How many tags an event carries, whoever is enrolled.
  public static final int COUNT = 16;

  /// The length of a tag, in bytes.
  public static final int TAG_BYTES = 16;

  public AlarmTags {
    tags = List.copyOf(tags);
    if (tags.size() != COUNT) {
      throw new IllegalArgumentException("there must be 16 tags count=" + tags.size());
    }
    if (tags.stream().anyMatch(tag -> tag.size() != TAG_BYTES)) {
      throw new IllegalArgumentException("each tag must be 16 bytes");
    }
  }

  CborValue toCbor() {
    return new CborArray(tags.stream().<CborValue>map(CborValue::of).toList());
  }

  static AlarmTags read(MapReader fields, long key) {
    List<Octets> tags = new ArrayList<>();
    for (CborValue item : fields.array(key, COUNT, COUNT)) {
      if (item instanceof CborBytes(Octets tag) && tag.size() == TAG_BYTES) {
        tags.add(tag);
      }
    }
    if (tags.size() != COUNT) {
      fields.fault(key, "expected 16 tags of 16 bytes");
      tags = new ArrayList<>();
      for (int i = 0; i < COUNT; i++) {
        tags.add(Octets.adopt(new byte[TAG_BYTES]));
      }
    }
    return new AlarmTags(tags);
  }
}
