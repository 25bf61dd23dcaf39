package dev.mortise.sim.device;

import dev.mortise.authority.Channel;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.firmware.FirmwarePolicy;
import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.lock.LockInput.FirmwareStarted;
import dev.mortise.lock.LockPolicy;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments.UpdateFirmware;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PairingDialogue;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A lock that takes firmware of one maker, and the phone of its administrator.
final class FirmwareBench implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningKeyPair maker =
      SigningKeyPair.generate(
          SignatureAlgorithm.ED25519, EntropySource.secure(RANDOM).next(), "maker");
  private final PhoneKeys phone = PhoneKeys.generate(EntropySource.secure(RANDOM).next());
  final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));

  @Override
  public void close() {
    world.close();
  }

  LockDevice open(FlashChip chip) {
    return LockDevice.open(
        LockSetup.usual(LockPlace.chip(chip), world)
            .with(LockPolicy.HARDENED.with(new FirmwarePolicy(Optional.of(maker.publicKey())))));
  }

  ImageFile image(FirmwareVersion version) {
    byte[] content = ("image " + version).repeat(100).getBytes(StandardCharsets.US_ASCII);
    return ImageFile.sign(FirmwareManifest.of("video-lock", version, content), content, maker);
  }

  Outcome want(LockDevice lock, FirmwareVersion version) {
    FirmwareManifest manifest = image(version).claims().orElseThrow();
    return new Dialogue(phone, identity(lock), route(lock), RANDOM)
        .command(new UpdateFirmware(manifest.version(), manifest.digest()));
  }

  static void bring(LockDevice lock, byte[] file) {
    LockBench.done(lock.firmware().bring(file));
    LockBench.done(lock.hands().look()); // The restart comes behind it.
  }

  /// Brings files one right behind the other, and something else behind them, before the lock can
  /// restart.
  static void atOnce(LockDevice lock, Runnable... deeds) {
    LockBench.done(
        lock.submit(
            () -> {
              List.of(deeds).forEach(Runnable::run);
              return Optional.empty();
            }));
    LockBench.done(lock.hands().look()); // Behind the deeds,
    LockBench.done(lock.hands().look()); // and behind the restart.
  }

  /// What the boot loader has started.
  static FirmwareStarted started(LockDevice lock) {
    return LockBench.done(lock.submit(() -> lock.run().orElseThrow().booted()));
  }

  FirmwareStarted of(FirmwareVersion version, FirmwareSlot slot) {
    return new FirmwareStarted(
        version, slot, Optional.of(image(version).claims().orElseThrow().digest()));
  }

  static FirmwareVersion version(LockDevice lock) {
    return stored(lock).firmware().version();
  }

  static StoredState stored(LockDevice lock) {
    return lock.view().mind().orElseThrow().stored();
  }

  private static LockIdentity identity(LockDevice lock) {
    var identity = stored(lock).identity();
    return new LockIdentity(
        identity.lockId(),
        identity.generation(),
        new PartyKeys(identity.signingKey(), identity.agreement().publicKey()));
  }

  private static LockRoute route(LockDevice lock) {
    return new LockRoute() {
      @Override
      public Channel channel() {
        return Channel.REMOTE;
      }

      @Override
      public Octets ask(Octets request) {
        return LockBench.done(lock.ask(Channel.REMOTE, new ConnectionId(1), request));
      }
    };
  }

  /// A lock whose administrator's phone is this one.
  FlashChip paired() {
    FlashChip chip = new FlashChip();
    try (LockDevice lock = open(chip)) {
      LockBench.done(lock.hands().press(KeySequence.of("cancel ok 135790 ok 135790 ok")));
      LockBench.done(lock.hands().moveCover(true));
      LockBench.done(lock.hands().holdSet());
      LockBench.done(lock.hands().press(KeySequence.of("135790 ok")));
      Screen.PairingQr shown = (Screen.PairingQr) lock.view().panel().screen();
      var _ =
          new PairingDialogue(phone, route(lock), RANDOM)
              .pair(shown.code(), new AccountId("o"), new DisplayName("P"), Optional.empty());
    }
    return chip;
  }

  static void restarted(LockDevice lock) {
    LockBench.done(lock.hands().takeBattery());
    LockBench.done(lock.hands().putBattery(false));
  }

  static boolean spoilt(FlashChip chip) {
    try {
      chip.write("firmware-a", new byte[] {1});
      chip.write("firmware-b", new byte[] {2});
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean written(FlashChip chip, byte[] content) {
    try {
      chip.write("firmware-b", content);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
