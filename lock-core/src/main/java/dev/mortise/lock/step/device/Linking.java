package dev.mortise.lock.step.device;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.device.LinkBook;
import dev.mortise.authority.device.LinkedLock;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.live.Procedure.Approval;
import dev.mortise.lock.live.Procedure.ApprovalPurpose;
import dev.mortise.lock.live.Procedure.Enrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.procedure.Procedures;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.message.command.CommandArguments.LinkFrom;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Optional;

/// Linking two locks, each on its own side, and undoing it (LK-39, LK-42).
public final class Linking {

  private Linking() {}

  /// Another lock shall open along with this one, or why it shall not.
  public static Optional<Refusal> to(Turn turn, LinkedLock link, Maker by) {
    StoredState stored = turn.stored();
    if (link.lock().equals(stored.identity().lockId())) {
      return Optional.of(Refusal.INVALID_ARGUMENTS);
    }
    if (link.users().stream().anyMatch(user -> stored.household().user(user).isEmpty())) {
      return Optional.of(Refusal.USER_UNKNOWN);
    }
    LinkBook before = stored.devices().links();
    Optional<LinkBook> after = before.with(link);
    if (after.isEmpty()) {
      return Optional.of(Refusal.NO_ROOM);
    }
    keep(turn, after.get());
    Change change = before.to(link.lock()).isPresent() ? Change.CHANGED : Change.ADDED;
    turn.record(new LockEvent.LinkedLock(change, link.lock(), link.name(), by));
    return Optional.empty();
  }

  /// Another lock shall open along with this one no more; harmless if it did not.
  public static void noLongerTo(Turn turn, LockId lock, Maker by) {
    LinkBook before = turn.stored().devices().links();
    before
        .to(lock)
        .ifPresent(
            link -> {
              keep(turn, before.without(lock));
              turn.record(new LockEvent.LinkedLock(Change.DELETED, lock, link.name(), by));
            });
  }

  /// A user is gone, and with them their place in every link (SEC-28).
  public static void userDeleted(Turn turn, UserIndex user, Maker by) {
    LinkBook before = turn.stored().devices().links();
    LinkBook after = before.without(user);
    if (after.equals(before)) {
      return;
    }
    keep(turn, after);
    for (LinkedLock link : before.opens()) {
      if (after.to(link.lock()).isEmpty()) {
        turn.record(new LockEvent.LinkedLock(Change.DELETED, link.lock(), link.name(), by));
      }
    }
  }

  /// Asks for an administrator's credential at this lock, which is to open along with another; or
  /// says why not. Nothing is stored before somebody has shown one (D-12).
  public static Optional<Refusal> ask(Turn turn, LinkFrom link, EnrolledKey by) {
    Optional<Refusal> refusal = refusal(turn, link).or(() -> underWay(turn));
    if (refusal.isEmpty()) {
      Duration until = turn.now().plus(turn.policy().authority().devices().linkCountdown());
      Procedures.begin(turn, new Approval(new ApprovalPurpose.Linking(link, by), until));
      turn.speak(Prompt.PRESENT_ADMINISTRATOR);
    }
    return refusal;
  }

  private static Optional<Refusal> underWay(Turn turn) {
    if (turn.isSystemLocked()) {
      return Optional.of(Refusal.SYSTEM_LOCKED);
    }
    return turn.live()
        .procedure()
        .filter(Enrolment.class::isInstance)
        .map(_ -> Refusal.ENROLMENT_IN_PROGRESS);
  }

  /// A lock that is linked already may be linked anew: on other terms, or after its reset, which
  /// left it its signing key and took its agreement key (D-16).
  private static Optional<Refusal> refusal(Turn turn, LinkFrom link) {
    AccessList access = turn.stored().access();
    AccessList others =
        linked(turn, link).map(former -> access.without(former.id())).orElse(access);
    return Accessories.refusalToEnrol(turn, others, link.signingKey(), link.agreementKey())
        .or(
            () ->
                turn.stored().devices().links().with(link.signingKey().id(), link.terms()).isEmpty()
                    ? Optional.of(Refusal.NO_ROOM)
                    : Optional.empty());
  }

  /// The entry of this very lock, as which it was linked before. A key of another role is never
  /// taken for it: nobody has shown here to hold the private half of what the link names.
  private static Optional<EnrolledKey> linked(Turn turn, LinkFrom link) {
    return turn.stored()
        .access()
        .find(link.signingKey().id())
        .filter(key -> key.role() == KeyRole.LINKED_LOCK)
        .filter(key -> key.signingKey().equals(link.signingKey()));
  }

  /// An administrator has shown a credential here: the other lock's key is enrolled, with its
  /// terms, in one step. What was free when the countdown began may be taken by now.
  ///
  /// A former entry of that lock gives its place, with its terms: they named users of a household
  /// that is gone (SEC-28). If its agreement key was another, that one is dead, and it is recorded
  /// as a lock that went and one that came.
  public static void approved(Turn turn, LinkFrom link, EnrolledKey by) {
    if (refusal(turn, link).isPresent()) {
      turn.speak(Prompt.LINKING_ENDED);
      return;
    }
    Optional<EnrolledKey> former = linked(turn, link);
    EnrolledKey key =
        Accessories.device(
            link.signingKey(), link.agreementKey(), KeyRole.LINKED_LOCK, link.name(), by);
    StoredState enrolled = turn.stored().with(turn.stored().access().with(key));
    LinkBook links = enrolled.devices().links().with(key.id(), link.terms()).orElseThrow();
    turn.store(enrolled.with(enrolled.devices().with(links)));
    Maker maker = KeyRights.maker(by);
    if (former.filter(old -> old.agreementKey().equals(key.agreementKey())).isPresent()) {
      Accessories.record(turn, Change.CHANGED, key, maker);
    } else {
      former.ifPresent(old -> Accessories.record(turn, Change.DELETED, old, maker));
      Accessories.record(turn, Change.ADDED, key, maker);
    }
    turn.speak(Prompt.LINKED);
  }

  /// Apps are shown the links with the access list.
  private static void keep(Turn turn, LinkBook links) {
    StoredState stored = turn.stored();
    turn.store(stored.with(stored.devices().with(links)).with(stored.access().changed()));
  }
}
