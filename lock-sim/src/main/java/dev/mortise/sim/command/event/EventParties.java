package dev.mortise.sim.command.event;

import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.user.UserIndex;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Whom and what an event names, for programs.
///
/// @param user who came, or whom it is about
/// @param credential which one was presented, or which one it is about
/// @param key whose signed word it was, or which key it is about
/// @param by who had it done, where that is somebody else's doing
record EventParties(
    Optional<UserIndex> user, Optional<CredentialRef> credential, Optional<KeyId> key, Maker by) {

  private static final EventParties NONE = by(Maker.NOBODY);

  static EventParties of(LockEvent event) {
    return switch (event) {
      case LockEvent.Operation did ->
          new EventParties(did.user(), did.credential(), did.key(), Maker.NOBODY);
      case LockEvent.OperationRefused asked ->
          new EventParties(asked.user(), asked.credential(), asked.key(), Maker.NOBODY);
      case LockEvent.UserChange(_, var user, var by) ->
          new EventParties(Optional.of(user), Optional.empty(), Optional.empty(), by);
      case LockEvent.CredentialChange(_, var user, var credential, var by) ->
          new EventParties(Optional.of(user), Optional.of(credential), Optional.empty(), by);
      case LockEvent.Enrolment(var user, _, _) ->
          new EventParties(Optional.of(user), Optional.empty(), Optional.empty(), Maker.NOBODY);
      case LockEvent.Paired paired -> key(paired.signingKey().id(), Maker.NOBODY);
      case LockEvent.KeyRevoked(var key, var by) -> key(key, by);
      case LockEvent.KeyExtended(var key, _, var by) -> key(key, by);
      case LockEvent.VisitorEpochRaised(var key, _) -> key(key, Maker.NOBODY);
      case LockEvent.ReplayRejected(var key) -> key(key, Maker.NOBODY);
      case LockEvent.Device(_, _, var key, _, var by) -> key(key, by);
      case LockEvent.ModeChange(_, _, var by) -> by(by);
      case LockEvent.SettingChange(_, _, var by) -> by(by);
      case LockEvent.InvitationRevoked(_, var by) -> by(by);
      case LockEvent.VisitorPasscodeRevoked(_, var by) -> by(by);
      case LockEvent.PeriodicPasscodeChange(_, _, var by) -> by(by);
      case LockEvent.TimeSet(_, var by) -> by(by);
      case LockEvent.LinkedLock(_, _, _, var by) -> by(by);
      case LockEvent.Firmware(_, _, var by) -> by(by);
      case LockEvent.Bolt _,
          LockEvent.Alarm _,
          LockEvent.SystemLock _,
          LockEvent.VisitorPasscodeUsed _,
          LockEvent.PeriodicPasscodeUsed _,
          LockEvent.Doorbell _,
          LockEvent.Door _,
          LockEvent.PresentationAttack _,
          LockEvent.PowerRestored _,
          LockEvent.Link _,
          LockEvent.TimeLost _,
          LockEvent.Reset _,
          LockEvent.Dropped _ ->
          NONE;
    };
  }

  private static EventParties key(KeyId key, Maker by) {
    return new EventParties(Optional.empty(), Optional.empty(), Optional.of(key), by);
  }

  private static EventParties by(Maker by) {
    return new EventParties(Optional.empty(), Optional.empty(), Optional.empty(), by);
  }

  /// The fields `user`, `credential`, `key` and `by`, of whom there is one.
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    user.ifPresent(each -> fields.put("user", each.number()));
    credential.map(EventParties::fields).ifPresent(each -> fields.put("credential", each));
    key.ifPresent(each -> fields.put("key", each.toString()));
    Map<String, Object> maker = new LinkedHashMap<>();
    by.user().ifPresent(each -> maker.put("user", each.number()));
    by.key().ifPresent(each -> maker.put("key", each.toString()));
    if (!maker.isEmpty()) {
      fields.put("by", maker);
    }
    return fields;
  }

  private static Map<String, Object> fields(CredentialRef credential) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", credential.kind().wireText());
    fields.put("index", credential.index());
    return fields;
  }
}
