package dev.mortise.sim.device.sense;

import dev.mortise.biometric.protect.ProtectedTemplate;
import dev.mortise.protocol.Octets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The templates that a sensor captured last, until the machine says to keep one. Those that a
/// running enrolment names stay, however many come between.
///
/// @param <T> of which kind
final class CapturedTemplates<T extends ProtectedTemplate> implements AutoCloseable {

  /// How many are remembered, unless an enrolment holds as many.
  private static final int MOST = 8;

  private final Map<Octets, T> byDigest = new LinkedHashMap<>();
  private Set<Octets> held = Set.of();

  /// From now on the templates of these digests are not forgotten, and no others are held.
  void hold(Set<Octets> digests) {
    held = Set.copyOf(digests);
  }

  /// Remembers a template, unless the very same is remembered already, which then takes its place.
  T remember(T template) {
    T same = byDigest.putIfAbsent(template.digest(), template);
    if (same != null) {
      template.close();
      return same;
    }
    if (byDigest.size() > MOST) {
      forgetOldest(template.digest());
    }
    return template;
  }

  private void forgetOldest(Octets newest) {
    Iterator<Map.Entry<Octets, T>> oldest = byDigest.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<Octets, T> entry = oldest.next();
      if (!held.contains(entry.getKey()) && !entry.getKey().equals(newest)) {
        oldest.remove();
        entry.getValue().close();
        return;
      }
    }
  }

  /// The captured template of this digest.
  ///
  /// @throws IllegalStateException if it was never captured, or long ago
  T find(Octets digest) {
    T template = byDigest.get(digest);
    if (template == null) {
      throw new IllegalStateException("no such template was captured digest=" + digest);
    }
    return template;
  }

  /// The digests of those that a running enrolment holds and that are not like a newer one. Nobody
  /// asks for others, and whoever stands before the door waits for no comparison with them.
  ///
  /// @param like whether the newer one is like this
  Set<Octets> unlike(Predicate<T> like) {
    return byDigest.values().stream()
        .filter(earlier -> held.contains(earlier.digest()))
        .filter(like.negate())
        .map(ProtectedTemplate::digest)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    byDigest.values().forEach(ProtectedTemplate::close);
    byDigest.clear();
  }
}
