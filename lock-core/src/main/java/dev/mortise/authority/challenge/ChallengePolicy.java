package dev.mortise.authority.challenge;

import dev.mortise.authority.Attempts;
import dev.mortise.authority.Channel;
import java.time.Duration;

/// How long challenges live, and how many there are.
///
/// @param nearLife how long one given by the near link may be used
/// @param remoteLife how long one given through the companion may be used
/// @param perKeyAndChannel as many are open for one key by one channel; the oldest gives way to the
///   next. As many that were used are remembered
/// @param replayEventEvery at most one *replay rejected* event in this time
/// @param questions as many questions for one key by one channel are answered; each costs a
///   signature of the secure element (SEC-5)
public record ChallengePolicy(
    Duration nearLife,
    Duration remoteLife,
    int perKeyAndChannel,
    Duration replayEventEvery,
    Attempts.Limit questions) {

  /// What protocol.md says. An app that reads the whole access list asks some thirty questions in a
  /// row; the rest is for whoever does that while others do things too.
  public static final ChallengePolicy DEFAULT =
      new ChallengePolicy(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          4,
          Duration.ofMinutes(1),
          new Attempts.Limit(200, Duration.ofSeconds(10)));

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
