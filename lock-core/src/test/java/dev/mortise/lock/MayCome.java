package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.journal.EventMessage;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.User;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who may come, said once more and apart from the lock's own rules, to hold them against it.
final class MayCome {

  private MayCome() {}

  /// Whoever the door opened to was on terms that allowed it when the step began.
  static void check(
      LockState before, List<EventMessage> journal, Supplier<@Nullable String> where) {
    for (EventMessage message : journal) {
      if (message.event()
              instanceof LockEvent.Operation(var operation, _, var index, var credential, var key)
          && operation == LockOperation.UNLOCK
          && index.isPresent()) {
        User user = before.stored().household().user(index.get()).orElseThrow();
        assertTrue(mayCome(user, message.time(), key.isEmpty()), where);
        assertTrue(key.isPresent() || credential.isPresent(), where);
        assertTrue(user.terms().rule() == CredentialRule.SINGLE || isAwaited(before, user), where);
        assertTrue(
            user.terms().type() != UserType.DISPOSABLE_USER || isUsedUp(journal, user), where);
      }
    }
  }

  /// Whether the user may come now, as far as one credential goes.
  static boolean mayCome(User user, Optional<Instant> time, boolean atTheDoor) {
    AccessTerms terms = user.terms();
    boolean comesThisWay =
        switch (terms.type()) {
          case UNRESTRICTED_USER, DISPOSABLE_USER -> true;
          case NON_ACCESS_USER -> false;
          case REMOTE_ONLY_USER -> !atTheDoor;
          case EXPIRING_USER -> time.isPresent();
          case WEEK_DAY_SCHEDULE_USER, YEAR_DAY_SCHEDULE_USER, SCHEDULE_RESTRICTED_USER ->
              time.filter(now -> terms.schedules().cover(now, ZoneOffset.UTC)).isPresent();
        };
    return user.enabled() && isValid(terms.validity(), time) && comesThisWay;
  }

  private static boolean isValid(Validity validity, Optional<Instant> time) {
    long now = time.map(Instant::toEpochMilli).orElse(-1L);
    long from = validity.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    long until = validity.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    boolean timeless = from == Long.MIN_VALUE && until == Long.MAX_VALUE;
    return timeless || (now >= 0 && from <= now && now < until);
  }

  private static boolean isAwaited(LockState before, User user) {
    return before.live().first().filter(one -> one.holder().equals(user.index())).isPresent();
  }

  private static boolean isUsedUp(List<EventMessage> journal, User user) {
    return journal.stream()
        .map(EventMessage::event)
        .anyMatch(
            event ->
                event instanceof LockEvent.UserChange(_, var changed, _)
                    && changed.equals(user.index()));
  }
}
