package dev.mortise.lock.step;

import dev.mortise.alarm.AlarmKey;
import dev.mortise.alarm.AlarmTag;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.AlarmTags;
import dev.mortise.journal.JournalHead;
import dev.mortise.lock.live.AlarmKeys;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.secret.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The tags by which an event tells the right apps, and nobody else, that it happened under duress
/// (D-15).
///
/// Sixteen every time: one for each app in the order of enrolment, the rest pseudorandom. The same
/// work whoever is told, so that neither length nor time tells anything (SEC-22).
final class EventTags {

  private EventTags() {}

  /// The tags of the next event.
  ///
  /// @param told the apps that are to raise the alarm
  static AlarmTags next(Turn turn, Set<KeyId> told) {
    JournalHead head = turn.stored().journal();
    long sequence = head.sequence() + 1;
    List<EnrolledKey> apps = turn.stored().access().apps();
    AlarmKeys keys = keys(turn, apps);
    List<AlarmTag> tags = new ArrayList<>(AlarmTags.COUNT);
    for (EnrolledKey app : apps) {
      AlarmKey key = keys.known().get(app);
      if (key == null) {
        throw new IllegalStateException("no alarm key for app=" + app.id());
      }
      tags.add(key.tag(sequence, head.hash(), told.contains(app.id())));
    }
    fill(turn, sequence, tags);
    return new AlarmTags(tags);
  }

  private static AlarmKeys keys(Turn turn, List<EnrolledKey> apps) {
    Identity lock = turn.stored().identity();
    AlarmKeys keys =
        turn.live()
            .alarmKeys()
            .of(
                apps,
                app ->
                    AlarmKey.derive(
                        lock.agreement(),
                        app.agreementKey(),
                        lock.lockId(),
                        lock.generation(),
                        app.signingKey()));
    turn.remember(turn.live().with(keys));
    return keys;
  }

  private static void fill(Turn turn, long sequence, List<AlarmTag> tags) {
    int size = AlarmTags.COUNT * AlarmTag.SIZE;
    try (SecretBytes random = turn.entropy().derive("alarm tags " + sequence, size)) {
      byte[] bytes = random.reveal();
      for (int i = tags.size(); i < AlarmTags.COUNT; i++) {
        tags.add(new AlarmTag(Octets.of(bytes, i * AlarmTag.SIZE, AlarmTag.SIZE)));
      }
    }
  }
}
