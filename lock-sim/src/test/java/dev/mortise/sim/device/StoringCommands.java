package dev.mortise.sim.device;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.protocol.wifi.WifiOutcome;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.Host;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.PeriodicIssue;
import dev.mortise.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// What stores something for each operation of the authority's table.
final class StoringCommands {

  private final CutStage stage;

  StoringCommands(CutStage stage) {
    this.stage = stage;
  }

  /// What stores something for this operation, or empty if it stores nothing.
  Optional<Consumer<LockBench>> of(Operation operation) {
    return switch (operation) {
      case UNLOCK -> sending(new CommandArguments.Unlock());
      case LOCK -> sending(new CommandArguments.Lock());
      case SET_MODE -> sending(new CommandArguments.SetMode(OperatingMode.PRIVACY));
      case CHANGE_SETTING -> sending(CutStage.flag(Setting.SYSTEM_LOCK, false));
      case ADD_ACCESSORY ->
          sending(
              new CommandArguments.AddAccessory(
                  KeyRole.DOOR_SENSOR,
                  CutStage.keys().signing().publicKey(),
                  CutStage.keys().agreement().publicKey(),
                  new DisplayName("Sensor")));
      case REMOVE_ACCESSORY ->
          sending(new CommandArguments.RemoveAccessory(stage.device.signing().publicKey().id()));
      case UNBIND -> sending(new CommandArguments.Unbind());
      case ADD_USER -> sending(new CommandArguments.AddUser(new DisplayName("Other"), Role.USER));
      case CHANGE_USER ->
          sending(
              new CommandArguments.ChangeUser(
                  CutStage.GUEST,
                  Optional.empty(),
                  Optional.of(Role.ADMINISTRATOR),
                  Optional.of(false)));
      case DELETE_USER -> sending(new CommandArguments.DeleteUser(CutStage.GUEST));
      case START_ENROLMENT -> Optional.of(this::enrol);
      case DELETE_CREDENTIAL ->
          sending(
              new CommandArguments.DeleteCredential(new CredentialRef(CredentialKind.PASSCODE, 1)));
      case SET_PERIODIC_PASSCODE -> Optional.of(this::periodic);
      case INVITE -> Optional.of(this::revoke);
      case LINK_LOCK -> sending(new CommandArguments.UnlinkTo(CutStage.OTHER));
      case UNLOCK_AS_LINKED -> Optional.of(this::unlockAsLinked);
      case LIFT_LOCKOUT ->
          Optional.of(
              bench -> {
                bench.press("246802 ok");
                send(bench, new CommandArguments.LiftLockout());
              });
      case RAISE_VISITOR_EPOCH -> sending(new CommandArguments.RaiseVisitorEpoch());
      case EXTEND_KEY ->
          Optional.of(
              bench ->
                  send(
                      bench,
                      new CommandArguments.ExtendKey(
                          stage.visitor.signing().publicKey().id(),
                          bench.world.now().plus(Duration.ofDays(3)))));
      case SET_TIME -> sending(new CommandArguments.SetTime(Instant.parse("2027-01-01T00:00:00Z")));
      case SET_WIFI -> Optional.of(this::wifi);
      case START_LIVE_VIEW, READ_EVENTS, READ_ACCESS_LIST, UPDATE_FIRMWARE -> Optional.empty();
    };
  }

  private Optional<Consumer<LockBench>> sending(CommandArguments arguments) {
    return Optional.of(bench -> send(bench, arguments));
  }

  void send(LockBench bench, CommandArguments arguments) {
    new Dialogue(
            stage.app.keys(),
            BenchApp.identity(bench),
            CutStage.route(bench, Channel.REMOTE, 1),
            BenchApp.RANDOM)
        .command(arguments);
  }

  private void enrol(LockBench bench) {
    send(
        bench, new CommandArguments.StartEnrolment(CutStage.GUEST, CredentialKind.PASSCODE, false));
    bench.press("804629 ok 804629 ok");
  }

  private void unlockAsLinked(LockBench bench) {
    new Dialogue(
            stage.linked,
            BenchApp.identity(bench),
            CutStage.route(bench, Channel.NEAR, CutStage.NEARBY.number()),
            BenchApp.RANDOM)
        .command(new CommandArguments.UnlockAsLinked(CutStage.OWNER));
  }

  private void periodic(LockBench bench) {
    PeriodicIssue issue = stage.issue(bench);
    stage.app.command(
        bench,
        Operation.SET_PERIODIC_PASSCODE,
        answer -> issue.seal(stage.grant(), answer.challenge()));
  }

  /// The radio joins at once, and the network is kept.
  private void wifi(LockBench bench) {
    bench
        .device()
        .follow(
            decision -> {
              for (LockEffect effect : decision.effects()) {
                if (effect instanceof LockEffect.JoinNetwork(var network)) {
                  bench.device().cause(new LockInput.NetworkTried(network, WifiOutcome.JOINED));
                }
              }
            });
    stage.app.command(bench, Operation.SET_WIFI, answer -> sealed(bench, answer.challenge()));
  }

  private CommandArguments sealed(LockBench bench, Challenge challenge) {
    LockIdentity lock = BenchApp.identity(bench);
    ArgumentSeal seal =
        new ArgumentSeal(
            lock.lock(),
            lock.generation(),
            stage.app.keys().signing().publicKey().id(),
            challenge.octets(),
            SealPurpose.SET_WIFI);
    try (SecretBytes plaintext = new WifiNetwork("home", SecretBytes.adopt(new byte[8])).encode()) {
      Entropy entropy = EntropySource.secure(BenchApp.RANDOM).next();
      return new CommandArguments.SetWifi(
          seal.seal(plaintext, lock.keys().agreement(), entropy).octets());
    }
  }

  private void revoke(LockBench bench) {
    new Host(stage.app.keys(), BenchApp.identity(bench), BenchApp.RANDOM)
        .revoke(
            new Revocation.Target.OfKey(stage.visitor.signing().publicKey().id()),
            CutStage.route(bench, Channel.REMOTE, 1));
  }
}
