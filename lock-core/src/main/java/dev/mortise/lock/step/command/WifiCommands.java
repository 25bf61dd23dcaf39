package dev.mortise.lock.step.command;

import dev.mortise.authority.Refusal;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.link.Wireless;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.request.Receipts;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.protocol.wifi.WifiOutcome;
import java.time.Duration;
import java.util.Optional;

/// The wireless network: joining another, and switching it off (LK-26, LK-63).
public final class WifiCommands {

  /// What the event of another network names.
  private static final SettingName NETWORK = new SettingName("wifi-network");

  private WifiCommands() {}

  /// Tries another network. The receipt waits for how that goes.
  static CommandResult join(Turn turn, GrantedCommand command, Octets sealed) {
    Optional<Refusal> busy = refusalToJoin(turn);
    if (busy.isPresent()) {
      return CommandResult.refused(busy.get());
    }
    Optional<WifiNetwork> network = open(turn, command, sealed);
    if (network.isEmpty()) {
      return CommandResult.refused(Refusal.INVALID_ARGUMENTS);
    }
    begin(turn, new Wireless.Waiting.OfCommand(command), network.get());
    return new CommandResult.Awaited();
  }

  /// Tries the network that a pairing has named. The app is enrolled whatever comes of it.
  public static void join(Turn turn, Wireless.Waiting.OfPairing pairing, WifiNetwork network) {
    refusalToJoin(turn)
        .ifPresentOrElse(
            reason -> Receipts.paired(turn, pairing, reason.wireText()),
            () -> begin(turn, pairing, network));
  }

  private static Optional<Refusal> refusalToJoin(Turn turn) {
    if (turn.live().wireless().joining().isPresent()) {
      return Optional.of(Refusal.TOO_MANY_ATTEMPTS);
    }
    return turn.stored().settings().isOn(Setting.WIFI)
        ? Optional.empty()
        : Optional.of(Refusal.WIFI_OFF);
  }

  private static void begin(Turn turn, Wireless.Waiting waiting, WifiNetwork network) {
    turn.emit(new LockEffect.JoinNetwork(network));
    Duration until = turn.now().plus(turn.policy().wireless().join());
    remember(turn, turn.live().wireless().joining(new Wireless.Joining(waiting, network, until)));
  }

  /// The radio says how joining went. What it says of another network than the one that is being
  /// tried is of one that the lock has had all along, or that it has given up.
  public static void tried(Turn turn, WifiNetwork network, WifiOutcome outcome) {
    turn.live()
        .wireless()
        .joining()
        .filter(attempt -> attempt.network().equals(network))
        .ifPresent(attempt -> ended(turn, attempt, outcome));
  }

  /// The radio has said nothing in the time it has.
  public static void unheard(Turn turn) {
    ended(turn, turn.live().wireless().joining().orElseThrow(), WifiOutcome.NO_SIGNAL);
  }

  /// A network that was joined is kept; one that was not gives way to what the lock had before, and
  /// the cause is named.
  private static void ended(Turn turn, Wireless.Joining attempt, WifiOutcome outcome) {
    remember(turn, turn.live().wireless().joined());
    WifiNetwork network = attempt.network();
    if (outcome == WifiOutcome.JOINED) {
      turn.store(turn.stored().with(network));
      turn.record(
          new LockEvent.SettingChange(
              NETWORK, new SettingValue.Word(network.name()), maker(attempt.waiting())));
    } else {
      turn.stored().wifi().ifPresent(had -> turn.emit(new LockEffect.JoinNetwork(had)));
    }
    switch (attempt.waiting()) {
      case Wireless.Waiting.OfCommand(GrantedCommand command) ->
          Receipts.answer(
              turn,
              command,
              outcome == WifiOutcome.JOINED
                  ? CommandResult.DONE
                  : CommandResult.refused(cause(outcome)));
      case Wireless.Waiting.OfPairing pairing ->
          Receipts.paired(
              turn,
              pairing,
              outcome == WifiOutcome.JOINED ? Receipt.JOINED : cause(outcome).wireText());
    }
  }

  private static Maker maker(Wireless.Waiting waiting) {
    return switch (waiting) {
      case Wireless.Waiting.OfCommand(GrantedCommand command) -> KeyRights.maker(command.by());
      case Wireless.Waiting.OfPairing pairing -> pairing.by();
    };
  }

  private static Refusal cause(WifiOutcome outcome) {
    return switch (outcome) {
      case FIVE_GHZ -> Refusal.WIFI_5_GHZ;
      case WRONG_PASSWORD -> Refusal.WIFI_WRONG_PASSWORD;
      case NO_SIGNAL -> Refusal.WIFI_NO_SIGNAL;
      case JOINED -> throw new IllegalStateException("joining is no cause outcome=" + outcome);
    };
  }

  /// The setting was changed: the radio follows.
  static void switched(Turn turn) {
    turn.emit(new LockEffect.SwitchWifi(turn.stored().settings().isOn(Setting.WIFI)));
  }

  /// The lock got power: its radio is on, and in no network, until it is told.
  public static void started(Turn turn) {
    if (!turn.stored().settings().isOn(Setting.WIFI)) {
      turn.emit(new LockEffect.SwitchWifi(false));
    }
    turn.stored().wifi().ifPresent(network -> turn.emit(new LockEffect.JoinNetwork(network)));
  }

  static void remember(Turn turn, Wireless next) {
    turn.remember(turn.live().with(next));
  }

  private static Optional<WifiNetwork> open(Turn turn, GrantedCommand command, Octets sealed) {
    return SealedArguments.open(turn, command, sealed, SealPurpose.SET_WIFI, WifiNetwork::decode);
  }
}
