package dev.mortise.lock.step.right;

import dev.mortise.authority.AuthorityTable;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.Admission;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an enrolled key may do now: what the table gives its role, less what its limits, the time
/// and the standing of its user take away.
public final class KeyRights {

  private KeyRights() {}

  /// Why this key may not do this operation by this channel now, or empty if it may.
  public static Optional<Refusal> refusal(
      Turn turn, EnrolledKey key, Operation operation, Channel channel) {
    return key.refusal(operation, channel)
        .or(() -> refusalOf(turn, key))
        .or(() -> demoted(turn, key, operation, channel));
  }

  /// Why this key is not accepted at all now, or empty if it is: its time is over or unknown, or
  /// its user is disabled or outside their validity.
  public static Optional<Refusal> refusalOf(Turn turn, EnrolledKey key) {
    return refusalByTime(turn, key).or(() -> refusalByUser(turn, key));
  }

  /// How long this key, which is accepted now, is so at least as far as time goes; empty if time
  /// alone does not end that. By a schedule it is to the next full minute: no schedule ends within
  /// one.
  public static Optional<Duration> timeLeft(Turn turn, EnrolledKey key) {
    return turn.wall().flatMap(now -> timeLeft(turn, key, now));
  }

  private static Optional<Duration> timeLeft(Turn turn, EnrolledKey key, Instant now) {
    Optional<AccessTerms> terms = userOf(turn, key).map(User::terms);
    Optional<Instant> minute =
        terms
            .filter(of -> of.type().isScheduled())
            .map(_ -> now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
    return Stream.of(key.validity().until(), terms.flatMap(of -> of.validity().until()), minute)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(end -> Duration.between(now, end));
  }

  /// Who is named as the maker of what this key does.
  public static Maker maker(EnrolledKey key) {
    return key.user().map(user -> Maker.of(user, key.id())).orElseGet(() -> Maker.of(key.id()));
  }

  /// The apps that are told that this user is under duress: all others with whom the lock is
  /// shared. Last year's visitor learns nothing any more (D-15, SEC-22).
  public static Set<KeyId> toldOfDuressOf(Turn turn, UserIndex person) {
    Set<KeyId> others = turn.stored().access().toldOfDuressOf(person);
    return turn.stored().access().apps().stream()
        .filter(app -> isSharedWith(turn, app))
        .map(EnrolledKey::id)
        .filter(others::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The lock is shared with somebody who goes by schedules at every hour, not only while they may
  /// come; it is not with one who is disabled, or whose validity is over or has not begun.
  private static boolean isSharedWith(Turn turn, EnrolledKey app) {
    return refusalByTime(turn, app).isEmpty()
        && (app.user().isEmpty()
            || userOf(turn, app)
                .filter(user -> user.enabled() && isValid(turn, user.terms().validity()))
                .isPresent());
  }

  private static boolean isValid(Turn turn, Validity validity) {
    return !validity.isBounded() || turn.wall().filter(validity::holdsAt).isPresent();
  }

  /// Where what this key does by this channel comes from.
  public static OperationSource source(EnrolledKey key, Channel channel) {
    return switch (key.role()) {
      case LINKED_LOCK -> OperationSource.LINKED_LOCK;
      case REMOTE_CONTROLLER -> OperationSource.REMOTE_CONTROLLER;
      case ADMINISTRATOR, USER, VISITOR, ALARMS_ONLY, DOOR_SENSOR ->
          channel == Channel.NEAR ? OperationSource.NEAR : OperationSource.REMOTE;
    };
  }

  private static Optional<Refusal> refusalByTime(Turn turn, EnrolledKey key) {
    return turn.wall().map(key::refusalAt).orElseGet(key::refusalWithoutTime);
  }

  private static Optional<Refusal> refusalByUser(Turn turn, EnrolledKey key) {
    if (key.user().isEmpty()) {
      return Optional.empty();
    }
    Optional<User> user = userOf(turn, key);
    if (user.isEmpty()) {
      return Optional.of(Refusal.USER_UNKNOWN);
    }
    return Admission.refusalOf(turn, user.get())
        .map(
            error ->
                error == OperationError.DISABLED_USER_DENIED
                    ? Refusal.DISABLED_USER
                    : Refusal.RESTRICTED);
  }

  /// Whether this key acts as an administrator's now: by its role, unless it belongs to a user who
  /// is none, or none any more.
  public static boolean isAdministrator(Turn turn, EnrolledKey key) {
    return key.role() == KeyRole.ADMINISTRATOR
        && userOf(turn, key).filter(user -> !user.isAdministrator()).isEmpty();
  }

  /// Why these cannot be all the keys that are left, or empty if they can: without the others
  /// nobody could manage the lock any more, and only a reset would help (LK-8). Whoever wants them
  /// gone first enrols a credential, or a phone.
  public static Optional<Refusal> refusalToLeave(Turn turn, AccessList left) {
    boolean ends = turn.stored().isManageable() && !turn.stored().with(left).isManageable();
    return ends ? Optional.of(Refusal.LAST_ADMINISTRATOR) : Optional.empty();
  }

  /// An administrator's app may do no more than a user's while its user is no administrator.
  private static Optional<Refusal> demoted(
      Turn turn, EnrolledKey key, Operation operation, Channel channel) {
    boolean demoted = key.role() == KeyRole.ADMINISTRATOR && !isAdministrator(turn, key);
    return demoted ? AuthorityTable.refusal(KeyRole.USER, operation, channel) : Optional.empty();
  }

  private static Optional<User> userOf(Turn turn, EnrolledKey key) {
    return key.user().flatMap(turn.stored().household()::user);
  }
}
