package dev.mortise.journal;

import dev.mortise.alarm.AlarmTag;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.MapReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Sixteen tags, one for each place in the access list, that look random to everybody but the app
/// whose place it is (D-15).
///
/// @param tags [#COUNT] tags, in the order of enrolment
public record AlarmTags(List<AlarmTag> tags) {

  /// How many tags an event carries, whoever is enrolled.
  public static final int COUNT = 16;

  public AlarmTags {
    tags = List.copyOf(tags);
    if (tags.size() != COUNT) {
      throw new IllegalArgumentException("there must be 16 tags count=" + tags.size());
    }
  }

  CborValue toCbor() {
    return new CborArray(tags.stream().<CborValue>map(tag -> CborValue.of(tag.octets())).toList());
  }

  static AlarmTags read(MapReader fields, long key) {
    List<AlarmTag> tags = new ArrayList<>();
    for (CborValue item : fields.array(key, COUNT, COUNT)) {
      if (item instanceof CborBytes(Octets tag) && tag.size() == AlarmTag.SIZE) {
        tags.add(new AlarmTag(tag));
      }
    }
    if (tags.size() != COUNT) {
      fields.fault(key, "expected 16 tags of 16 bytes");
      tags = Collections.nCopies(COUNT, new AlarmTag(Octets.adopt(new byte[AlarmTag.SIZE])));
    }
    return new AlarmTags(tags);
  }
}
