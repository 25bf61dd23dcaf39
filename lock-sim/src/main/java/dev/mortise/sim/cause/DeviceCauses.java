package dev.mortise.sim.cause;

import dev.mortise.authority.KeyRole;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.protocol.qr.DeviceCode;
import dev.mortise.sim.accessory.Accessories;
import dev.mortise.sim.accessory.RemoteController.Pressed;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.device.link.Neighbour;
import dev.mortise.sim.firmware.FirmwareSource;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.memory.RadioAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Does causes to what stands beside the lock: remote controller, door sensor, other locks.
final class DeviceCauses {

  private final ConnectedLock lock;

  DeviceCauses(ConnectedLock lock) {
    this.lock = lock;
  }

  CompletionStage<Happened> remote(boolean fresh) {
    Optional<Accessories> beside = lock.accessories();
    if (beside.isEmpty()) {
      return impossible();
    }
    return fresh
        ? unbox(beside.get(), KeyRole.REMOTE_CONTROLLER)
        : beside.get().remote().press().thenApply(DeviceCauses::shown);
  }

  private static Happened shown(Pressed pressed) {
    return switch (pressed) {
      case Pressed.Opening(var decision) -> new Happened.Done(Optional.of(decision));
      case Pressed.Taken() ->
          new Happened.Told("The remote controller blinks green: the bolt is withdrawn.");
      case Pressed.NotOpened(String why) ->
          new Happened.Told("The remote controller blinks red: " + why + ".");
    };
  }

  CompletionStage<Happened> sensor(Cause.SensorDeed deed) {
    Optional<Accessories> beside = lock.accessories();
    if (beside.isEmpty()) {
      return impossible();
    }
    return switch (deed) {
      case NEW -> unbox(beside.get(), KeyRole.DOOR_SENSOR);
      case OPEN -> beside.get().sensor().senses(true).thenApply(DeviceCauses::heard);
      case CLOSED -> beside.get().sensor().senses(false).thenApply(DeviceCauses::heard);
      case AWAY -> {
        beside.get().sensor().goAway();
        yield CompletableFuture.completedStage(new Happened.Done(Optional.empty()));
      }
    };
  }

  private static Happened heard(Outcome outcome) {
    return outcome instanceof Outcome.Done
        ? new Happened.Done(Optional.empty())
        : new Happened.Told("The door sensor is not heard: " + outcome.why() + ".");
  }

  /// The sensor on the leaf notices when that moves.
  CompletionStage<Happened> leafMoved(boolean open, Happened decided) {
    return lock.accessories()
        .<CompletionStage<Happened>>map(
            beside -> beside.sensor().leafMoved(open).thenApply(_ -> decided))
        .orElseGet(() -> CompletableFuture.completedStage(decided));
  }

  private static CompletionStage<Happened> unbox(Accessories beside, KeyRole role) {
    Optional<DeviceCode> code;
    try {
      code = beside.unbox(role);
    } catch (UncheckedIOException e) {
      return impossible("No device comes out: " + e.getMessage() + ".");
    }
    return code.<CompletionStage<Happened>>map(
            sticker -> CompletableFuture.completedStage(new Happened.Told(told(sticker))))
        .orElseGet(() -> impossible("The lock has no power; put the battery in first."));
  }

  private static String told(DeviceCode sticker) {
    return "Its sticker says:%n%s%nAn administrator adds it: app accessory add 'CODE'"
        .formatted(sticker.text());
  }

  CompletionStage<Happened> hear(RadioAddress radio, double metres) {
    try {
      lock.hear(new Neighbour(radio.resolve(), metres));
      return CompletableFuture.completedStage(new Happened.Done(Optional.empty()));
    } catch (UnknownHostException e) {
      return CompletableFuture.completedStage(
          new Happened.Impossible("There is no host called %s.".formatted(radio.host())));
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedStage(
          new Happened.Impossible("A radio knows 8 neighbours; this would be one more."));
    }
  }

  /// It is read before this returns, and is brought if it can be read as firmware. Whether the lock
  /// takes it is for its firmware to say.
  CompletionStage<Happened> firmware(FirmwareSource source) {
    byte[] content;
    try {
      content = source.read();
    } catch (IOException e) {
      return impossible(String.valueOf(e.getMessage()));
    }
    if (ImageFile.parse(content).flatMap(ImageFile::claims).isEmpty()) {
      return impossible(
          "The file %s is no firmware; it was not brought to the lock.".formatted(source.name()));
    }
    return lock.device().firmware().bring(content).thenApply(Happened.Done::new);
  }

  private static CompletionStage<Happened> impossible(String why) {
    return CompletableFuture.completedStage(new Happened.Impossible(why));
  }

  private static CompletionStage<Happened> impossible() {
    return CompletableFuture.completedStage(
        new Happened.Impossible("This lock has no radio that a device beside it could reach."));
  }
}
