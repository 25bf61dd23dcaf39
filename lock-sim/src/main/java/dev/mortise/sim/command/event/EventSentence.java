package dev.mortise.sim.command.event;

import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.user.UserIndex;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Says an event in one English sentence without its full stop: what, who, how (LK-58).
///
/// A duress opening reads like any other, because the event is the same (D-15).
public final class EventSentence {

  private final Names names;

  private EventSentence(Names names) {
    this.names = names;
  }

  /// The sentence for an event.
  public static String of(LockEvent event, Names names) {
    return new EventSentence(names).say(event);
  }

  private String say(LockEvent event) {
    return switch (event) {
      case LockEvent.Operation operation -> operation(operation);
      case LockEvent.OperationRefused refused -> refused(refused);
      case LockEvent.Bolt(var state) -> "bolt " + words(state.wireText());
      case LockEvent.Alarm(var code) -> "ALARM " + words(code.wireText());
      case LockEvent.SystemLock(boolean on) -> "system lock " + onOff(on);
      case LockEvent.ModeChange(var mode, boolean on, var by) ->
          words(mode.wireText()) + " mode " + onOff(on) + by(by);
      case LockEvent.UserChange(var change, var user, var by) ->
          names.user(user) + " " + change.wireText() + by(by);
      case LockEvent.CredentialChange changed -> credentialChange(changed);
      case LockEvent.SettingChange(var name, var value, var by) ->
          "setting " + name + " is now " + value(value) + by(by);
      case LockEvent.Enrolment enrolment -> enrolment(enrolment);
      case LockEvent.Paired paired -> paired(paired);
      case LockEvent.KeyRevoked(var key, var by) -> names.app(key) + " revoked" + by(by);
      case LockEvent.KeyExtended(var key, var until, var by) ->
          names.app(key) + " may come until " + until + by(by);
      case LockEvent.InvitationRevoked(var serial, var by) ->
          "invitation " + serial + " revoked" + by(by);
      case LockEvent.VisitorPasscodeUsed(var reference) ->
          "one-time visitor passcode " + reference + " used";
      case LockEvent.VisitorPasscodeRevoked(var reference, var by) ->
          "one-time visitor passcode " + reference + " revoked" + by(by);
      case LockEvent.VisitorEpochRaised(var key, var epoch) ->
          names.app(key) + " began visitor epoch " + epoch.number() + ", earlier codes are void";
      case LockEvent.PeriodicPasscodeChange(var change, var reference, var by) ->
          "periodic visitor passcode " + reference + " " + change.wireText() + by(by);
      case LockEvent.PeriodicPasscodeUsed(var reference) ->
          "periodic visitor passcode " + reference + " used";
      case LockEvent.Doorbell(int times) -> "doorbell" + times(times);
      case LockEvent.Door(var state, int times) -> "door " + words(state.wireText()) + times(times);
      case LockEvent.Link(boolean online, int times) ->
          (online ? "on line" : "off line") + times(times);
      case LockEvent.PresentationAttack(var kind) ->
          "presentation attack at the sensor of " + words(kind.wireText()) + " refused";
      case LockEvent.PowerRestored(int percent) -> "power restored, battery " + percent + " %";
      case LockEvent.TimeSet(var time, var by) ->
          "time set to " + time.truncatedTo(ChronoUnit.SECONDS) + by(by);
      case LockEvent.TimeLost() -> "time lost with the power";
      case LockEvent.Reset() -> "factory reset";
      case LockEvent.ReplayRejected(var key) -> "rejected a repeated command of " + names.app(key);
      case LockEvent.Device(var change, var role, _, var name, var by) ->
          words(role.wireText()) + " \"" + name + "\" " + change.wireText() + by(by);
      case LockEvent.LinkedLock(var change, _, var name, var by) ->
          "link to \"" + name + "\" " + change.wireText() + by(by);
      case LockEvent.Firmware(var version, var outcome, var by) ->
          "firmware " + version + " " + outcome.wireText() + by(by);
      case LockEvent.Dropped(long from, long to) -> "dropped events " + from + " to " + to;
    };
  }

  private String operation(LockEvent.Operation event) {
    return done(event.operation())
        + how(event.source(), event.credential())
        + by(event.user(), event.key());
  }

  private String refused(LockEvent.OperationRefused event) {
    return "refused to "
        + words(event.operation().wireText())
        + how(event.source(), event.credential())
        + by(event.user(), event.key())
        + ": "
        + words(event.error().wireText());
  }

  private String credentialChange(LockEvent.CredentialChange event) {
    return "%s of %s %s%s"
        .formatted(
            credential(event.credential()),
            names.user(event.user()),
            event.change().wireText(),
            by(event.by()));
  }

  private String enrolment(LockEvent.Enrolment event) {
    return "enrolment of a %s for %s %s"
        .formatted(
            words(event.kind().wireText()),
            names.user(event.user()),
            words(event.outcome().wireText()));
  }

  private static String paired(LockEvent.Paired event) {
    return "app \"%s\" %s as %s for account %s"
        .formatted(
            event.name(),
            event.serial().isPresent() ? "redeemed an invitation" : "paired",
            words(event.role().wireText()),
            event.account());
  }

  private static String done(LockOperation operation) {
    return switch (operation) {
      case LOCK -> "locked";
      case UNLOCK -> "unlocked";
      case NON_ACCESS_USER -> "recognised, not opened";
    };
  }

  private static String how(OperationSource source, Optional<CredentialRef> credential) {
    if (credential.isPresent()) {
      return " with " + credential(credential.get());
    }
    return switch (source) {
      case KEYPAD -> " at the keypad";
      case BIOMETRIC -> " at the reader";
      case CARD -> " with a card";
      case MECHANICAL_KEY -> " with the mechanical key";
      case INSIDE_HANDLE -> " with the inside handle";
      case NEAR -> " from nearby";
      case REMOTE -> " from afar";
      case REMOTE_CONTROLLER -> " with the remote controller";
      case LINKED_LOCK -> " by a linked lock";
      case AUTO -> " by itself";
      case SCHEDULE -> " by schedule";
    };
  }

  private static String credential(CredentialRef credential) {
    return words(credential.kind().wireText()) + " " + credential.index();
  }

  private String by(Maker maker) {
    return by(maker.user(), maker.key());
  }

  private String by(Optional<UserIndex> user, Optional<KeyId> key) {
    String person = user.map(names::user).orElse("");
    String app = key.map(names::app).orElse("");
    if (person.isEmpty() && app.isEmpty()) {
      return "";
    }
    return " by " + (person.isEmpty() || app.isEmpty() ? person + app : person + " with " + app);
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  private static String value(SettingValue value) {
    return switch (value) {
      case SettingValue.Amount(long amount) -> Long.toString(amount);
      case SettingValue.Flag(boolean flag) -> onOff(flag);
      case SettingValue.Word(String word) -> word;
    };
  }

  private static String times(int times) {
    return times == 1 ? "" : ", " + times + " times";
  }

  private static String words(String wireText) {
    return wireText.replace('-', ' ');
  }
}
