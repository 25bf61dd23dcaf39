package dev.mortise.lock.step.command;

import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.PeriodicPasscodes;
import dev.mortise.lock.step.device.Linking;
import dev.mortise.lock.step.procedure.Procedures;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments.ChangeUser;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.Household;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import java.util.Optional;

/// Adding, changing and deleting users and their credentials.
final class UserCommands {

  private UserCommands() {}

  /// The place may have been another user's. So the new one is told from them by the first access
  /// list that shows them (LK-81).
  static CommandResult add(Turn turn, DisplayName name, Role role, Maker by) {
    Optional<UserIndex> free = turn.stored().household().freeUser();
    if (free.isEmpty()) {
      return CommandResult.refused(Refusal.NO_ROOM);
    }
    User added = User.of(free.get(), name, role).since(turn.stored().access().version().next());
    turn.keepListed(turn.stored().household().with(added));
    turn.record(new LockEvent.UserChange(Change.ADDED, free.get(), by));
    return CommandResult.done(Cbor.encode(CborValue.of(free.get().number())));
  }

  /// The last administrator is neither demoted nor disabled, nor put on terms by which nobody might
  /// manage the lock one day (LK-8).
  static CommandResult change(Turn turn, ChangeUser change, Maker by) {
    Household household = turn.stored().household();
    Optional<User> before = household.user(change.user());
    if (before.isEmpty()) {
      return CommandResult.refused(Refusal.USER_UNKNOWN);
    }
    User user = before.get();
    Optional<AccessTerms> terms = change.terms().of(user.terms());
    if (terms.isEmpty()) {
      return CommandResult.refused(Refusal.INVALID_ARGUMENTS);
    }
    User after =
        user.named(change.name().orElse(user.name()))
            .as(change.role().orElse(user.role()))
            .enabled(change.enabled().orElse(user.enabled()))
            .on(terms.get());
    if (user.isAdministrator() && !leavesAdministrator(turn, household.with(after))) {
      return CommandResult.refused(Refusal.LAST_ADMINISTRATOR);
    }
    if (!after.equals(user)) {
      turn.keepListed(household.with(after));
      turn.record(new LockEvent.UserChange(Change.CHANGED, user.index(), by));
      Procedures.rightsChanged(turn);
    }
    return CommandResult.DONE;
  }

  /// Everything of the user goes in one step: credentials, templates, keys (LK-81).
  static CommandResult delete(Turn turn, UserIndex index, Maker by) {
    Household household = turn.stored().household();
    Optional<User> user = household.user(index);
    if (user.isEmpty()) {
      return CommandResult.refused(Refusal.USER_UNKNOWN);
    }
    if (user.get().isAdministrator() && !leavesAdministrator(turn, household.without(index))) {
      return CommandResult.refused(Refusal.LAST_ADMINISTRATOR);
    }
    AccessList access = turn.stored().access();
    turn.keepListed(household.without(index));
    PeriodicPasscodes.keep(turn, turn.stored().access().without(index), by);
    Procedures.rightsChanged(turn);
    Linking.userDeleted(turn, index, by);
    household.credentialsOf(index).forEach(gone -> deleted(turn, gone, by));
    for (EnrolledKey key : access.keys()) {
      if (key.user().filter(index::equals).isPresent()) {
        turn.record(new LockEvent.KeyRevoked(key.id(), by));
      }
    }
    turn.record(new LockEvent.UserChange(Change.DELETED, index, by));
    return CommandResult.DONE;
  }

  /// With a user's last ordinary credential of a kind go the duress credentials beside it (D-15).
  /// The last administrator keeps what they manage the lock with (LK-8).
  static CommandResult delete(Turn turn, CredentialRef ref, Maker by) {
    Household household = turn.stored().household();
    if (PeriodicPasscodes.takeOut(turn, code -> code.ref().equals(ref), by)) {
      return CommandResult.DONE;
    }
    Optional<Credential> credential = household.credential(ref);
    if (credential.isEmpty()) {
      return CommandResult.refused(Refusal.CREDENTIAL_UNKNOWN);
    }
    UserIndex holder = credential.get().holder();
    Household remaining = household.without(ref);
    if (remaining.firstOrdinary(holder, ref.kind()).isEmpty()) {
      for (Credential beside : remaining.credentialsOf(holder)) {
        if (beside.kind() == ref.kind()) {
          remaining = remaining.without(beside.ref());
        }
      }
    }
    if (turn.stored().hasLastingAdministrator() && !leavesAdministrator(turn, remaining)) {
      return CommandResult.refused(Refusal.LAST_ADMINISTRATOR);
    }
    turn.keepListed(remaining);
    for (Credential before : household.credentialsOf(holder)) {
      if (remaining.credential(before.ref()).isEmpty()) {
        deleted(turn, before, by);
      }
    }
    return CommandResult.DONE;
  }

  /// Whether somebody could still mend what the household loses by becoming this one (LK-8).
  private static boolean leavesAdministrator(Turn turn, Household next) {
    return turn.stored().with(next).hasLastingAdministrator();
  }

  /// If it was shown as the first of two, it counts no more: the next credential may have its name,
  /// and the next user that of its holder (LK-81).
  private static void deleted(Turn turn, Credential gone, Maker by) {
    if (turn.live().first().filter(shown -> shown.ref().equals(gone.ref())).isPresent()) {
      turn.remember(turn.live().withoutFirst());
    }
    gone.ref().templateSlot().ifPresent(slot -> turn.emit(new LockEffect.DropTemplates(slot)));
    turn.record(new LockEvent.CredentialChange(Change.DELETED, gone.holder(), gone.ref(), by));
  }
}
