package dev.mortise.sim.link.near;

import java.time.Duration;

/// The near link's numbers.
///
/// @param handshakeWithin how long a connection may take until its handshake is over
/// @param connectionsMax how many connections the lock's radio holds after their handshake
/// @param unsettledMax how many more may be in their handshake or on their way out; the oldest
///   gives way
/// @param requestsAheadMax how many requests of one connection may be unanswered at a time
/// @param answerWithin how long an answer may take
/// @param unknownIdleMax how long a key that is not enrolled may stay without a word
/// @param rangeMetres how far the radio reaches, in metres (LK-61)
public record NearLinkPolicy(
    Duration handshakeWithin,
    int connectionsMax,
    int unsettledMax,
    int requestsAheadMax,
    Duration answerWithin,
    Duration unknownIdleMax,
    double rangeMetres) {

  /// The longest request or response, in bytes.
  public static final int MESSAGE_SIZE_MAX = 4_096;

  /// What holds unless a test or an experiment says otherwise.
  public static final NearLinkPolicy STANDARD =
      new NearLinkPolicy(
          Duration.ofSeconds(5), 3, 8, 8, Duration.ofSeconds(30), Duration.ofSeconds(30), 50);

  public NearLinkPolicy {
    if (connectionsMax < 1 || unsettledMax < 1 || requestsAheadMax < 1) {
      throw new IllegalArgumentException(
          "a near link needs room connections=%d unsettled=%d requests=%d"
              .formatted(connectionsMax, unsettledMax, requestsAheadMax));
    }
    if (!handshakeWithin.isPositive()
        || !answerWithin.isPositive()
        || !unknownIdleMax.isPositive()) {
      throw new IllegalArgumentException(
          "a near link needs time handshake=%s answer=%s idle=%s"
              .formatted(handshakeWithin, answerWithin, unknownIdleMax));
    }
  }
}
