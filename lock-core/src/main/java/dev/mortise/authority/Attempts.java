package dev.mortise.authority;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How often something was tried lately, so that it can be refused to whoever tries too often.
///
/// @param recent when the attempts came that were judged, oldest first, on the monotonic clock
public record Attempts(List<Duration> recent) {

  /// None yet.
  public static final Attempts NONE = new Attempts(List.of());

  public Attempts {
    recent = List.copyOf(recent);
  }

  /// How often is too often.
  ///
  /// @param most as many attempts are judged within the span
  /// @param span any stretch of time of this length
  public record Limit(int most, Duration span) {

    public Limit {
      if (most < 1 || !span.isPositive()) {
        throw new IllegalArgumentException(
            "limit must let something through most=%d span=%s".formatted(most, span));
      }
    }
  }

  /// With one more attempt, or empty if as many as the limit says came within its span already.
  public Optional<Attempts> another(Duration now, Limit limit) {
    List<Duration> within = new ArrayList<>();
    for (Duration earlier : recent) {
      if (now.minus(earlier).compareTo(limit.span()) < 0) {
        within.add(earlier);
      }
    }
    if (within.size() >= limit.most()) {
      return Optional.empty();
    }
    within.add(now);
    return Optional.of(new Attempts(within));
  }

  /// Whether none of them came within this span.
  public boolean areOver(Duration now, Limit limit) {
    return recent.isEmpty() || now.minus(recent.getLast()).compareTo(limit.span()) >= 0;
  }
}
