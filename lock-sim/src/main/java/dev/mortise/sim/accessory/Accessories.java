package dev.mortise.sim.accessory;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.qr.DeviceCode;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.world.WorldClock;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The remote controller and the door sensor beside one lock.
public final class Accessories implements AutoCloseable {

  private static final long CLOSE_SECONDS_MAX = 40;

  private final LockDevice lock;
  private final SecureRandom random;
  private final AccessoryFile remoteFile;
  private final AccessoryFile sensorFile;
  private final RemoteController remote;
  private final DoorSensor sensor;
  private final ExecutorService order =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("accessories").factory());

  private Accessories(
      LockDevice lock,
      Place place,
      LinkThreads threads,
      InetSocketAddress radio,
      SecureRandom random) {
    this.lock = lock;
    this.random = random;
    NearVoice voice = new NearVoice(threads, radio, random);
    this.remoteFile =
        new AccessoryFile(
            KeyRole.REMOTE_CONTROLLER, place.folder().map(folder -> folder.resolve("remote")));
    this.sensorFile =
        new AccessoryFile(
            KeyRole.DOOR_SENSOR, place.folder().map(folder -> folder.resolve("sensor")));
    this.remote = new RemoteController(remoteFile, voice, order);
    this.sensor = new DoorSensor(sensorFile, voice, order, place.world());
  }

  /// Where devices live.
  ///
  /// @param folder of their files; empty for devices that live as long as the process
  /// @param world by whose clock the sensor reports
  public record Place(Optional<Path> folder, WorldClock world) {}

  /// The devices that live in this place, beside a lock whose radio listens here.
  public static Accessories beside(
      LockDevice lock,
      Place place,
      LinkThreads threads,
      InetSocketAddress radio,
      SecureRandom random) {
    Accessories accessories = new Accessories(lock, place, threads, radio, random);
    lock.follow(accessories.remote::follow);
    accessories.sensor.start();
    return accessories;
  }

  /// The remote controller; it does nothing while there is none.
  public RemoteController remote() {
    return remote;
  }

  /// The door sensor; it says nothing while there is none.
  public DoorSensor sensor() {
    return sensor;
  }

  /// Takes a new device out of its box and puts it beside the lock; an older one of its kind is
  /// thrown away.
  ///
  /// @param role remote controller or door sensor
  /// @return what stands on its sticker; empty while the lock has no power to tell its keys
  /// @throws UncheckedIOException if its file cannot be written; the message says so
  public Optional<DeviceCode> unbox(KeyRole role) {
    Optional<LockIdentity> identity = lock.view().mind().map(mind -> identity(mind.stored()));
    if (identity.isEmpty()) {
      return Optional.empty();
    }
    byte[] fresh = new byte[Entropy.SIZE];
    random.nextBytes(fresh);
    AccessoryFile file = role == KeyRole.DOOR_SENSOR ? sensorFile : remoteFile;
    DeviceCode code =
        file.keep(AccessoryMemory.fresh(role, identity.get(), Entropy.of(fresh))).code();
    if (role == KeyRole.DOOR_SENSOR) {
      sensor.replaced();
    }
    return Optional.of(code);
  }

  private static LockIdentity identity(StoredState stored) {
    Identity identity = stored.identity();
    return new LockIdentity(
        identity.lockId(),
        identity.generation(),
        new PartyKeys(identity.signingKey(), identity.agreement().publicKey()));
  }

  /// Takes their batteries out.
  @Override
  public void close() {
    sensor.stop();
    order.shutdown();
    try {
      if (!order.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a device beside the lock does not fall silent");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
