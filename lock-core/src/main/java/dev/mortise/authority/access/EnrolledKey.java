package dev.mortise.authority.access;

import dev.mortise.authority.AuthorityTable;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// An app or a device whose signature the lock knows.
///
/// @param signingKey verifies what it says
/// @param agreementKey its end of the near link, of visitor passcodes and of alarm tags
/// @param role what it is for
/// @param user whose of the household it is, or empty for nobody's
/// @param account the account it was signed in to when it was enrolled
/// @param name what the household calls it
/// @param limits all that it may do of what its role may; empty means no such limit
/// @param validity when it may do anything
/// @param serial the invitation that let it in; empty when it was enrolled at the lock's screen
public record EnrolledKey(
    SigningKey signingKey,
    AgreementKey agreementKey,
    KeyRole role,
    Optional<UserIndex> user,
    AccountId account,
    DisplayName name,
    Optional<Set<Operation>> limits,
    Validity validity,
    Optional<InvitationSerial> serial) {

  public EnrolledKey {
    limits = limits.map(EnrolledKey::sorted);
  }

  private static Set<Operation> sorted(Set<Operation> operations) {
    EnumSet<Operation> sorted = EnumSet.noneOf(Operation.class);
    sorted.addAll(operations);
    return Collections.unmodifiableSet(sorted);
  }

  /// The name of its signing key.
  public KeyId id() {
    return signingKey.id();
  }

  /// Why its role or its limits forbid it to do this operation by this channel, or empty if they do
  /// not.
  public Optional<Refusal> refusal(Operation operation, Channel channel) {
    Optional<Refusal> byTable = AuthorityTable.refusal(role, operation, channel);
    if (byTable.isPresent()) {
      return byTable;
    }
    return limits.filter(all -> !all.contains(operation)).map(_ -> Refusal.NOT_PERMITTED);
  }

  /// Why it may do nothing at this time, or empty if it may.
  public Optional<Refusal> refusalAt(Instant time) {
    return validity.holdsAt(time) ? Optional.empty() : Optional.of(Refusal.RESTRICTED);
  }

  /// Why it may do nothing while the time is unknown, or empty if no time binds it (D-17).
  public Optional<Refusal> refusalWithoutTime() {
    return validity.isBounded() ? Optional.of(Refusal.TIME_UNKNOWN) : Optional.empty();
  }

  /// The same key with another validity.
  public EnrolledKey during(Validity other) {
    return new EnrolledKey(
        signingKey, agreementKey, role, user, account, name, limits, other, serial);
  }
}
