package dev.mortise.lock.live;

import dev.mortise.alarm.AlarmKey;
import dev.mortise.authority.access.EnrolledKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The alarm keys of the enrolled apps, worked out once: each takes a key agreement, and every
/// opening needs all of them (D-15).
///
/// @param known by app; one that has changed in any way counts as another
public record AlarmKeys(Map<EnrolledKey, AlarmKey> known) {

  /// None worked out yet.
  public static final AlarmKeys NONE = new AlarmKeys(Map.of());

  public AlarmKeys {
    known = Map.copyOf(known);
  }

  /// The keys of exactly these apps, deriving those that are missing.
  public AlarmKeys of(List<EnrolledKey> apps, Function<EnrolledKey, AlarmKey> derive) {
    if (known.size() == apps.size() && known.keySet().containsAll(apps)) {
      return this;
    }
    Map<EnrolledKey, AlarmKey> next = HashMap.newHashMap(apps.size());
    for (EnrolledKey app : apps) {
      AlarmKey key = known.get(app);
      next.put(app, key == null ? derive.apply(app) : key);
    }
    return new AlarmKeys(next);
  }
}
