package dev.mortise.lock.step.command;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.link.LiveView;
import dev.mortise.lock.link.Wireless.Watched;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import java.time.Duration;
import java.util.Optional;

/// Live view (LK-44, LK-76).
public final class ViewCommands {

  private ViewCommands() {}

  /// Begins to show what is before the door to the app that asks, in place of one that is watched
  /// already.
  static CommandResult start(Turn turn, GrantedCommand command) {
    Optional<Refusal> refusal = refusal(turn, command.by());
    if (refusal.isPresent()) {
      return CommandResult.refused(refusal.get());
    }
    turn.emit(
        new LockEffect.StartView(new LiveView(command.challenge(), command.by().agreementKey())));
    Duration until = turn.now().plus(turn.policy().wireless().view());
    Watched view = new Watched(command.by().id(), command.channel(), until, until);
    WifiCommands.remember(turn, turn.live().wireless().watched(view));
    return CommandResult.DONE;
  }

  /// In privacy mode an administrator alone looks out, as an administrator alone comes in (D-6).
  private static Optional<Refusal> refusal(Turn turn, EnrolledKey viewer) {
    if (isTooLow(turn)) {
      return Optional.of(Refusal.INSUFFICIENT_BATTERY);
    }
    if (turn.stored().modes().operating() == OperatingMode.PRIVACY
        && !KeyRights.isAdministrator(turn, viewer)) {
      return Optional.of(Refusal.PRIVACY_MODE);
    }
    if (!turn.stored().settings().isOn(Setting.WIFI)) {
      return Optional.of(Refusal.WIFI_OFF);
    }
    return turn.live().links().online() ? Optional.empty() : Optional.of(Refusal.NO_NETWORK);
  }

  /// Whether the battery is below what video needs (LK-44).
  private static boolean isTooLow(Turn turn) {
    return turn.live().supply().percent().orElse(100) < turn.policy().battery().lowPercent();
  }

  /// Ends a view that would not begin any more: the battery fell, the companion is out of reach,
  /// privacy mode began, or the app that watches was taken out or may watch no longer. One that
  /// goes on is looked at again at the moment at which its watcher's time may be over.
  public static void settle(Turn turn) {
    turn.live().wireless().watched().ifPresent(view -> settle(turn, view));
  }

  private static void settle(Turn turn, Watched view) {
    Optional<EnrolledKey> viewer =
        turn.stored().access().find(view.by()).filter(key -> mayGoOn(turn, key, view.channel()));
    if (viewer.isEmpty()) {
      end(turn);
      return;
    }
    Duration due =
        KeyRights.timeLeft(turn, viewer.get())
            .map(turn.now()::plus)
            .filter(end -> end.compareTo(view.until()) < 0)
            .orElse(view.until());
    if (!due.equals(view.dueAt())) {
      WifiCommands.remember(turn, turn.live().wireless().watched(view.due(due)));
    }
  }

  private static boolean mayGoOn(Turn turn, EnrolledKey viewer, Channel channel) {
    return KeyRights.refusal(turn, viewer, Operation.START_LIVE_VIEW, channel)
        .or(() -> refusal(turn, viewer))
        .isEmpty();
  }

  /// Ends the view, if there is one.
  public static void end(Turn turn) {
    if (turn.live().wireless().watched().isPresent()) {
      turn.emit(new LockEffect.EndView());
      WifiCommands.remember(turn, turn.live().wireless().unwatched());
    }
  }
}
