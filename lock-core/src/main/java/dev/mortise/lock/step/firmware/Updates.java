package dev.mortise.lock.step.firmware;

import dev.mortise.authority.Refusal;
import dev.mortise.firmware.Firmware;
import dev.mortise.firmware.FirmwareOutcome;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput.FirmwareStaged;
import dev.mortise.lock.LockInput.FirmwareStarted;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.live.Supply;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.cose.SignatureVerdict;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.device.FirmwareManifest;
import java.util.Optional;

/// Updates of the firmware (LK-85, SEC-20). Two words are needed, and neither is enough: an
/// administrator's, which names version and image, and the maker's, which signs the image.
public final class Updates {

  private Updates() {}

  /// An administrator wants this version, or why the lock does not take it: it only goes upwards.
  ///
  /// @param digest SHA-256 of the image
  public static Optional<Refusal> want(
      Turn turn, FirmwareVersion version, Octets digest, Maker by) {
    Firmware firmware = turn.stored().firmware();
    if (turn.policy().firmware().maker().isEmpty()) {
      return Optional.of(Refusal.UNSUPPORTED);
    }
    if (firmware.starting()) {
      return Optional.of(Refusal.CHANGED_MEANWHILE);
    }
    if (version.compareTo(firmware.version()) <= 0) {
      return Optional.of(Refusal.OUTDATED_FIRMWARE);
    }
    turn.store(turn.stored().with(firmware.wanting(new Firmware.Wanted(version, digest))));
    turn.record(new LockEvent.Firmware(version, FirmwareOutcome.WANTED, by));
    return Optional.empty();
  }

  /// An image lies in the slot that is not running. Where it is the one that is wanted, that slot
  /// is started; where it is not, nothing is wanted any more, so that whoever brings images cannot
  /// fill the journal. Without an administrator's word it is not looked at, nor while the lock is
  /// about to start what was wanted, and with a weak battery it waits.
  public static void staged(Turn turn, FirmwareStaged image) {
    Firmware firmware = turn.stored().firmware();
    if (firmware.wanted().isEmpty() || firmware.starting()) {
      return;
    }
    if (turn.live().supply().level() != Supply.Level.ENOUGH) {
      turn.speak(Prompt.BATTERY_LOW);
      return;
    }
    Firmware.Wanted wanted = firmware.wanted().get();
    if (isWanted(turn, image, wanted)) {
      turn.store(turn.stored().with(firmware.switched()));
      turn.emit(new LockEffect.Restart());
    } else {
      turn.store(turn.stored().with(firmware.wantingNothing()));
      turn.record(new LockEvent.Firmware(wanted.version(), FirmwareOutcome.REFUSED, Maker.NOBODY));
    }
  }

  private static boolean isWanted(Turn turn, FirmwareStaged image, Firmware.Wanted wanted) {
    return wantedManifest(turn, image.manifest(), wanted)
        .filter(
            manifest -> manifest.digest().equals(image.digest()) && manifest.size() == image.size())
        .isPresent();
  }

  /// What the maker signed, if it did, and if that is what is wanted, for this model and upwards.
  static Optional<FirmwareManifest> wantedManifest(
      Turn turn, Octets envelope, Firmware.Wanted wanted) {
    return turn.policy()
        .firmware()
        .maker()
        .flatMap(maker -> manifest(envelope, maker))
        .filter(
            manifest ->
                manifest.model().equals(turn.model().name())
                    && manifest.version().equals(wanted.version())
                    && manifest.version().compareTo(turn.stored().firmware().version()) > 0
                    && manifest.digest().equals(wanted.digest()));
  }

  /// What the maker signed, if it did.
  public static Optional<FirmwareManifest> manifest(Octets envelope, SigningKey maker) {
    try {
      return CoseSign1.parse(envelope).verify(SignatureType.FIRMWARE, maker)
              instanceof SignatureVerdict.Valid(Octets payload)
          ? Optional.of(FirmwareManifest.decode(payload))
          : Optional.empty();
    } catch (MalformedCbor e) {
      return Optional.empty();
    }
  }

  /// The boot loader says what it started. Only now does a new version count, and nothing below it
  /// is started ever again; if another one runs than was to, the update has failed.
  public static void started(Turn turn, FirmwareStarted running) {
    Firmware firmware = turn.stored().firmware();
    if (!firmware.starting()) {
      return;
    }
    Firmware.Wanted wanted = firmware.wanted().orElseThrow();
    boolean installed =
        running.version().equals(wanted.version())
            && running.slot() == firmware.slot()
            && running.image().equals(Optional.of(wanted.digest()));
    turn.store(
        turn.stored()
            .with(
                installed
                    ? Firmware.running(wanted.version(), firmware.slot(), running.image())
                    : Firmware.running(firmware.version(), running.slot(), firmware.image())));
    turn.record(
        new LockEvent.Firmware(
            wanted.version(),
            installed ? FirmwareOutcome.INSTALLED : FirmwareOutcome.FAILED,
            Maker.NOBODY));
  }
}
