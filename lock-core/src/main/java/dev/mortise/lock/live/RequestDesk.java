package dev.mortise.lock.live;

import dev.mortise.authority.Attempts;
import dev.mortise.authority.Channel;
import dev.mortise.authority.challenge.ChallengeBook;
import dev.mortise.lock.link.Correlation;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.response.AccessListStamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the lock remembers of requests while it runs.
///
/// @param challenges the challenges that are alive
/// @param redeemings the attempts to redeem an invitation
/// @param questions the questions asked in the name of each key, by each channel
/// @param repeats who sent a command again while it was under way, at most [#MAX_REPEATS]
/// @param stamp the version and hash of an access list, worked out for the last question
public record RequestDesk(
    ChallengeBook challenges,
    Attempts redeemings,
    Map<Asker, Attempts> questions,
    List<Repeat> repeats,
    Optional<AccessListStamp> stamp) {

  /// As many repeats wait for a receipt at one time.
  public static final int MAX_REPEATS = 16;

  /// The desk of a lock that has just started.
  public static final RequestDesk EMPTY =
      new RequestDesk(ChallengeBook.EMPTY, Attempts.NONE, Map.of(), List.of(), Optional.empty());

  public RequestDesk {
    questions = Map.copyOf(questions);
    repeats = List.copyOf(repeats);
  }

  /// In whose name questions come, and how. Through the companion anybody can ask in anybody's
  /// name, so that what comes that way counts by itself.
  public record Asker(KeyId key, Channel channel) {}

  /// A command that came again before its receipt was there.
  ///
  /// @param challenge the command's
  /// @param correlation where the receipt goes too
  public record Repeat(Challenge challenge, Correlation correlation) {}

  /// The same with another book.
  public RequestDesk with(ChallengeBook other) {
    return new RequestDesk(other, redeemings, questions, repeats, stamp);
  }

  /// The same with the stamp of the access list as it is now.
  public RequestDesk with(AccessListStamp current) {
    return new RequestDesk(challenges, redeemings, questions, repeats, Optional.of(current));
  }

  /// The same with one more question, or empty if there were too many lately (SEC-5).
  public Optional<RequestDesk> asking(Asker asker, Duration now, Attempts.Limit limit) {
    Map<Asker, Attempts> all = new HashMap<>(questions);
    all.values().removeIf(attempts -> attempts.areOver(now, limit));
    return all.getOrDefault(asker, Attempts.NONE)
        .another(now, limit)
        .map(
            more -> {
              all.put(asker, more);
              return new RequestDesk(challenges, redeemings, all, repeats, stamp);
            });
  }

  /// The same with one more attempt to redeem an invitation, or empty if there were too many
  /// lately.
  public Optional<RequestDesk> redeeming(Duration now, Attempts.Limit limit) {
    return redeemings
        .another(now, limit)
        .map(more -> new RequestDesk(challenges, more, questions, repeats, stamp));
  }

  /// The same with one more who waits for the receipt of this challenge's command, or empty if too
  /// many wait.
  public Optional<RequestDesk> repeating(Challenge challenge, Correlation correlation) {
    if (repeats.size() >= MAX_REPEATS) {
      return Optional.empty();
    }
    List<Repeat> more = new ArrayList<>(repeats);
    more.add(new Repeat(challenge, correlation));
    return Optional.of(new RequestDesk(challenges, redeemings, questions, more, stamp));
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
        questions,
        repeats.stream().filter(repeat -> !repeat.challenge().equals(challenge)).toList(),
        stamp);
  }
}
