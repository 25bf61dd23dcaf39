package dev.mortise.authority.challenge;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.secret.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The challenges that are alive. It is never stored: a restart makes every challenge worthless
/// (SEC-1).
///
/// It stays small however often it is asked: dead challenges leave at the next question, and of the
/// living each key has at most four open and four used by each channel.
public final class ChallengeBook {

  /// The book of a lock that has just started.
  public static final ChallengeBook EMPTY = new ChallengeBook(List.of(), Optional.empty());

  private static final String LABEL = "challenge";

  private final List<GivenChallenge> given;
  private final Optional<Duration> replayNoted;

  private ChallengeBook(List<GivenChallenge> given, Optional<Duration> replayNoted) {
    this.given = given;
    this.replayNoted = replayNoted;
  }

  /// The challenge that comes with one input: it follows from the input's fresh bytes and from
  /// nothing else (SEC-5).
  public static Challenge draw(Entropy entropy) {
    try (SecretBytes bytes = entropy.derive(LABEL, Challenge.SIZE)) {
      return new Challenge(bytes.lend(Octets::of));
    }
  }

  /// The book with this challenge open from now on; the oldest of too many gives way.
  ///
  /// @param now on the monotonic clock
  public ChallengeBook give(Challenge challenge, Ask ask, Duration now, ChallengePolicy policy) {
    List<GivenChallenge> next = alive(now);
    Predicate<GivenChallenge> rival = other -> other.isOpen() && other.ask().sharesSlotsWith(ask);
    makeRoom(next, rival, policy.perKeyAndChannel());
    next.add(
        new GivenChallenge(challenge, ask, now.plus(policy.life(ask.channel())), Optional.empty()));
    return new ChallengeBook(List.copyOf(next), replayNoted);
  }

  /// Uses a challenge for one command, once.
  ///
  /// A command is known again by what was signed, not by its envelope: an ECDSA signature has a
  /// twin (r, n - s) that anybody can work out, and both are good for the same command.
  ///
  /// @param command what was signed, every byte of it
  /// @param now on the monotonic clock
  public ChallengeUse use(
      Challenge challenge, Ask ask, Octets command, Duration now, ChallengePolicy policy) {
    List<GivenChallenge> next = alive(now);
    for (GivenChallenge one : next) {
      if (one.challenge().equals(challenge) && one.ask().equals(ask)) {
        return one.use().isPresent()
            ? again(one.use().get(), command)
            : new ChallengeUse.Fresh(markUsed(next, one, digest(command), policy));
      }
    }
    return new ChallengeUse.Unknown();
  }

  private static ChallengeUse again(GivenChallenge.Used used, Octets command) {
    if (!used.command().equals(digest(command))) {
      return new ChallengeUse.Spent();
    }
    return used.receipt()
        .<ChallengeUse>map(ChallengeUse.Repeated::new)
        .orElseGet(ChallengeUse.UnderWay::new);
  }

  private ChallengeBook markUsed(
      List<GivenChallenge> next, GivenChallenge one, Octets digest, ChallengePolicy policy) {
    next.remove(one);
    Predicate<GivenChallenge> rival =
        other -> !other.isOpen() && other.ask().sharesSlotsWith(one.ask());
    makeRoom(next, rival, policy.perKeyAndChannel());
    next.add(one.usedBy(digest));
    return new ChallengeBook(List.copyOf(next), replayNoted);
  }

  /// The book in which the receipt for this challenge is known, to be given again for the same
  /// bytes.
  public ChallengeBook answered(Challenge challenge, Octets receipt) {
    return new ChallengeBook(
        given.stream()
            .map(one -> one.challenge().equals(challenge) ? one.answered(receipt) : one)
            .toList(),
        replayNoted);
  }

  /// The book after a replay was noted in the journal, or empty if one was noted less than a minute
  /// ago and this one is not to be.
  ///
  /// @param now on the monotonic clock
  public Optional<ChallengeBook> replayNoted(Duration now, ChallengePolicy policy) {
    boolean lately =
        replayNoted
            .filter(at -> now.minus(at).compareTo(policy.replayEventEvery()) < 0)
            .isPresent();
    return lately ? Optional.empty() : Optional.of(new ChallengeBook(given, Optional.of(now)));
  }

  /// How many challenges are remembered, dead ones included that nobody has asked about since.
  public int size() {
    return given.size();
  }

  private List<GivenChallenge> alive(Duration now) {
    List<GivenChallenge> alive = new ArrayList<>(given.size() + 1);
    for (GivenChallenge one : given) {
      if (now.compareTo(one.expires()) <= 0) {
        alive.add(one);
      }
    }
    return alive;
  }

  /// Takes the oldest rivals out until one more has room. The list is in the order of giving or
  /// using.
  private static void makeRoom(
      List<GivenChallenge> list, Predicate<GivenChallenge> rival, int room) {
    long rivals = list.stream().filter(rival).count();
    for (int i = 0; rivals >= room && i < list.size(); ) {
      if (rival.test(list.get(i))) {
        list.remove(i);
        rivals--;
      } else {
        i++;
      }
    }
  }

  private static Octets digest(Octets command) {
    return Octets.adopt(Sha256.of(command.copy()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChallengeBook that
        && given.equals(that.given)
        && replayNoted.equals(that.replayNoted);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }

  @Override
  public String toString() {
    return "ChallengeBook[size=" + given.size() + "]";
  }
}
