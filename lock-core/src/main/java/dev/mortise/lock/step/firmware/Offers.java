package dev.mortise.lock.step.firmware;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Refusal;
import dev.mortise.firmware.Firmware;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput.FirmwareAwaited;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.link.Reply;
import dev.mortise.lock.live.Supply;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.response.FirmwareNeed;
import java.util.Optional;

/// Firmware that somebody has to give (LK-85). Whoever carries it can deny and delay and nothing
/// else: before a byte of it is taken, its manifest must be the maker's and what an administrator
/// named, so the slot is erased and filled once for one word of an administrator's, unless power is
/// cut.
public final class Offers {

  private Offers() {}

  /// Somebody asks what is wanted, or offers an image.
  ///
  /// @param manifest what is offered, as the maker's signed word; empty to ask
  /// @return why the lock does not take it; empty if it answers, now or once the slot is ready
  public static Optional<Refusal> made(
      Turn turn, Channel channel, Correlation correlation, Optional<Octets> manifest) {
    if (channel != Channel.REMOTE) {
      return Optional.of(Refusal.WRONG_CHANNEL);
    }
    Optional<Firmware.Wanted> wanted = awaited(turn);
    if (wanted.isEmpty() || manifest.isEmpty()) {
      answer(turn, correlation, new FirmwareNeed(wanted, Optional.empty()));
      return Optional.empty();
    }
    Optional<FirmwareManifest> good = Updates.wantedManifest(turn, manifest.get(), wanted.get());
    if (good.isEmpty()) {
      return Optional.of(Refusal.INVALID_ARGUMENTS);
    }
    if (turn.live().supply().level() != Supply.Level.ENOUGH) {
      return Optional.of(Refusal.INSUFFICIENT_BATTERY);
    }
    turn.emit(new LockEffect.AwaitFirmware(correlation, manifest.get(), good.get()));
    return Optional.empty();
  }

  /// The slot is ready for what was offered. If another image is wanted meanwhile, that is said,
  /// and nothing of it is there.
  public static void slotReady(Turn turn, FirmwareAwaited slot) {
    Optional<Firmware.Wanted> wanted = awaited(turn);
    Optional<Integer> there =
        wanted.filter(wish -> wish.digest().equals(slot.digest())).map(_ -> slot.there());
    answer(turn, slot.correlation(), new FirmwareNeed(wanted, there));
  }

  /// What is wanted, unless it is there already and about to start.
  private static Optional<Firmware.Wanted> awaited(Turn turn) {
    Firmware firmware = turn.stored().firmware();
    return firmware.starting() ? Optional.empty() : firmware.wanted();
  }

  private static void answer(Turn turn, Correlation correlation, FirmwareNeed need) {
    turn.answer(correlation, new Reply.Plain(need.encode()));
  }
}
