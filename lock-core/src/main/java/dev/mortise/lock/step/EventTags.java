package dev.mortise.lock.step;

import dev.mortise.journal.AlarmTags;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import java.util.ArrayList;
import java.util.List;

/// The tags by which an event tells the right apps, and nobody else, that it happened under duress
/// (D-15).
final class EventTags {

  private EventTags() {}

  /// The tags of the event with this number.
  static AlarmTags of(Turn turn, long sequence) {
    List<Octets> tags = new ArrayList<>(AlarmTags.COUNT);
    try (SecretBytes random =
        turn.entropy().derive("alarm tags " + sequence, AlarmTags.COUNT * AlarmTags.TAG_BYTES)) {
      byte[] bytes = random.reveal();
      for (int i = 0; i < AlarmTags.COUNT; i++) {
        tags.add(Octets.of(bytes, i * AlarmTags.TAG_BYTES, AlarmTags.TAG_BYTES));
      }
    }
    return new AlarmTags(tags);
  }
}
