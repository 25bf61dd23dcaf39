package dev.mortise.authority.challenge;

import dev.mortise.authority.Channel;
import java.time.Duration;

/// How long challenges live, and how many there are.
///
/// @param nearLife how long one given by the near link may be used
/// @param remoteLife how long one given through the companion may be used
/// @param perKeyAndChannel as many are open for one key by one channel; the oldest gives way to the
///   next. As many that were used are remembered
/// @param replayEventEvery at most one *replay rejected* event in this time
public record ChallengePolicy(
    Duration nearLife, Duration remoteLife, int perKeyAndChannel, Duration replayEventEvery) {

  /// What protocol.md says.
  public static final ChallengePolicy DEFAULT =
      new ChallengePolicy(Duration.ofSeconds(10), Duration.ofSeconds(30), 4, Duration.ofMinutes(1));

  /// How long a challenge given by this channel may be used.
  ///
  /// @throws IllegalArgumentException at the door, where nobody asks for one
  Duration life(Channel channel) {
    return switch (channel) {
      case NEAR -> nearLife;
      case REMOTE -> remoteLife;
      case DOOR -> throw new IllegalArgumentException("there are no challenges at the door");
    };
  }
}
