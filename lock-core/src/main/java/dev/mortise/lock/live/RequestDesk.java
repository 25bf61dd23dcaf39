package dev.mortise.lock.live;

import dev.mortise.authority.challenge.ChallengeBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the lock remembers of requests while it runs.
///
/// @param challenges the challenges that are alive
/// @param redeemings when the invitations of the last second came, oldest first
public record RequestDesk(ChallengeBook challenges, List<Duration> redeemings) {

  /// The desk of a lock that has just started.
  public static final RequestDesk EMPTY = new RequestDesk(ChallengeBook.EMPTY, List.of());

  private static final Duration SECOND = Duration.ofSeconds(1);

  public RequestDesk {
    redeemings = List.copyOf(redeemings);
  }

  /// The same with another book.
  public RequestDesk with(ChallengeBook other) {
    return new RequestDesk(other, redeemings);
  }

  /// The same with one more attempt to redeem an invitation, or empty if there were as many within
  /// the last second.
  public Optional<RequestDesk> redeeming(Duration now, int perSecond) {
    List<Duration> recent = new ArrayList<>();
    for (Duration earlier : redeemings) {
      if (now.minus(earlier).compareTo(SECOND) < 0) {
        recent.add(earlier);
      }
    }
    if (recent.size() >= perSecond) {
      return Optional.empty();
    }
    recent.add(now);
    return Optional.of(new RequestDesk(challenges, recent));
  }
}
