package dev.mortise.lock.live;

import dev.mortise.authority.challenge.ChallengeBook;
import dev.mortise.lock.link.Correlation;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.Challenge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the lock remembers of requests while it runs.
///
/// @param challenges the challenges that are alive
/// @param redeemings when the invitations of the last second came, oldest first
/// @param repeats who sent a command again while it was under way, at most [#MAX_REPEATS]
public record RequestDesk(
    ChallengeBook challenges, List<Duration> redeemings, List<Repeat> repeats) {

  /// As many repeats wait for a receipt at one time.
  public static final int MAX_REPEATS = 16;

  /// The desk of a lock that has just started.
  public static final RequestDesk EMPTY =
      new RequestDesk(ChallengeBook.EMPTY, List.of(), List.of());

  private static final Duration SECOND = Duration.ofSeconds(1);

  public RequestDesk {
    redeemings = List.copyOf(redeemings);
    repeats = List.copyOf(repeats);
  }

  /// A command that came again before its receipt was there.
  ///
  /// @param challenge the command's
  /// @param correlation where the receipt goes too
  public record Repeat(Challenge challenge, Correlation correlation) {}

  /// The same with another book.
  public RequestDesk with(ChallengeBook other) {
    return new RequestDesk(other, redeemings, repeats);
  }

  /// The same with one more who waits for the receipt of this challenge's command, or empty if too
  /// many wait.
  public Optional<RequestDesk> repeating(Challenge challenge, Correlation correlation) {
    if (repeats.size() >= MAX_REPEATS) {
      return Optional.empty();
    }
    List<Repeat> more = new ArrayList<>(repeats);
    more.add(new Repeat(challenge, correlation));
    return Optional.of(new RequestDesk(challenges, redeemings, more));
  }

  /// Where the receipt of this challenge's command goes besides, oldest first.
  public List<Correlation> repeatsOf(Challenge challenge) {
    return repeats.stream()
        .filter(repeat -> repeat.challenge().equals(challenge))
        .map(Repeat::correlation)
        .toList();
  }

  /// The same after the command of this challenge was answered: nobody waits for it any more.
  public RequestDesk answered(Challenge challenge, Octets receipt) {
    return new RequestDesk(
        challenges.answered(challenge, receipt),
        redeemings,
        repeats.stream().filter(repeat -> !repeat.challenge().equals(challenge)).toList());
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
    return Optional.of(new RequestDesk(challenges, recent, repeats));
  }
}
