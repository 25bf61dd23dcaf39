package dev.mortise.lock.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is merged when it comes in a hurry.
///
/// @param rings the doorbell
/// @param moves the leaf of the door
/// @param mutes the one-time mute, which does nothing more once it came too often
/// @param links the link to the companion
/// @param attacks pictures held before the camera in passing, recorded no more once they were
/// @param refusals commands of keys that are not accepted now, recorded no more once they were
public record Bursts(
    Burst rings, Burst moves, Burst mutes, Burst links, Burst attacks, Burst refusals) {

  /// Nothing happened lately.
  public static final Bursts NONE =
      new Bursts(Burst.NONE, Burst.NONE, Burst.NONE, Burst.NONE, Burst.NONE, Burst.NONE);

  /// With another burst of rings.
  public Bursts rings(Burst other) {
    return new Bursts(other, moves, mutes, links, attacks, refusals);
  }

  /// With another burst of movements.
  public Bursts moves(Burst other) {
    return new Bursts(rings, other, mutes, links, attacks, refusals);
  }

  /// With another burst of mutes.
  public Bursts mutes(Burst other) {
    return new Bursts(rings, moves, other, links, attacks, refusals);
  }

  /// With another burst of changes of the link.
  public Bursts links(Burst other) {
    return new Bursts(rings, moves, mutes, other, attacks, refusals);
  }

  /// With another burst of attacks in passing.
  public Bursts attacks(Burst other) {
    return new Bursts(rings, moves, mutes, links, other, refusals);
  }

  /// With another burst of refused commands.
  public Bursts refusals(Burst other) {
    return new Bursts(rings, moves, mutes, links, attacks, other);
  }

  /// Events of one kind that come in a hurry: the first few of a window are recorded one by one,
  /// the rest as one (D-20).
  ///
  /// @param recorded when those of the window were recorded, oldest first
  /// @param merged how many wait to be recorded as one
  public record Burst(List<Duration> recorded, int merged) {

    /// Nothing happened lately.
    public static final Burst NONE = new Burst(List.of(), 0);

    public Burst {
      recorded = List.copyOf(recorded);
    }

    /// The burst as it stands now: what is older than the window counts no more.
    public Burst at(Duration now, Duration window) {
      if (recorded.isEmpty() || now.minus(recorded.getFirst()).compareTo(window) < 0) {
        return this;
      }
      return new Burst(
          recorded.stream().filter(time -> now.minus(time).compareTo(window) < 0).toList(), merged);
    }

    /// Whether one more is to be merged.
    ///
    /// @param most as many are recorded one by one within the window
    public boolean merges(int most) {
      return merged > 0 || recorded.size() >= most;
    }

    /// With one more waiting.
    public Burst merging() {
      return new Burst(recorded, merged + 1);
    }

    /// With one recorded now, and none waiting.
    public Burst recording(Duration now) {
      return new Burst(Stream.concat(recorded.stream(), Stream.of(now)).toList(), 0);
    }

    /// When those that wait are to be recorded, or empty if none does.
    public Optional<Duration> dueAt(Duration window) {
      return merged == 0
          ? Optional.empty()
          : recorded.stream().findFirst().map(first -> first.plus(window));
    }
  }
}
