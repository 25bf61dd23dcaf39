package dev.mortise.bench.load;

import dev.mortise.bench.link.BareApp;
import dev.mortise.bench.load.process.CompanionProcess;
import dev.mortise.companion.Parts;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.body.Screen;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.PlaceUnusable;
import dev.mortise.sim.device.body.Mechanism;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.device.link.LinkSetup;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.device.DeviceIdentity;
import dev.mortise.sim.link.device.DeviceLinkConfig;
import dev.mortise.sim.maker.Maker;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.Reach;
import dev.mortise.sim.phone.companion.http.CompanionAddress;
import dev.mortise.sim.phone.companion.http.TrustedAuthorities;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.memory.PhoneFile;
import dev.mortise.sim.phone.memory.PhoneMemory;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.tinylog.Logger;

/// One household: a lock with its flash in a folder, and the phone of its owner, who is elsewhere.
///
/// Everything is done as people do it: keys pressed at the lock, its screen read, the phone paired,
/// remote unlock turned on. Only the motor is spared: each time it starts, the lock's own world is
/// turned past the bolt's travel at once, so that what is left of an unlock's time is the system's.
final class Door implements AutoCloseable {

  private static final String PASSCODE = "135790";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Parts parts;
  private final ReentrantLock turns = new ReentrantLock();
  private final WorldClock world;
  private final LockDevice device;
  private final ConnectedLock lock;
  private final CompanionClient client;
  private final PhoneFile file;
  private final Phone phone;

  private Door(
      Parts parts, Path folder, Maker maker, CompanionProcess companion, LinkThreads threads)
      throws IOException {
    this.parts = parts;
    SecureRandom random = new SecureRandom();
    this.world = parts.keep(WorldClock.running());
    this.device =
        parts.keep(LockDevice.open(LockSetup.usual(place(folder.resolve("lock")), world)));
    spareTheMotor();
    DeviceIdentity identity =
        maker.provision(
            new LockCertificate(device.id(), device.signer().publicKey()),
            companion.authorities(),
            Instant.now(),
            random);
    DeviceLinkConfig link = new DeviceLinkConfig("localhost", companion.devicePort(), identity);
    this.lock =
        parts.keep(
            ConnectedLock.connect(
                device, threads, new LinkSetup(Optional.empty(), Optional.of(link))));
    this.client =
        parts.keep(TrustedAuthorities.client(threads, Optional.of(companion.authorityFile())));
    this.file = PhoneFile.open(folder.resolve("phone"), new DisplayName("Phone"), random);
    this.phone =
        new Phone(
            file,
            new Reach(threads, Optional.empty(), client, Reach.Wanted.REMOTE),
            world.instants(),
            random);
  }

  /// Sets up a household.
  ///
  /// @param number tells it from the others
  static Door open(
      Path folder, int number, Maker maker, CompanionProcess companion, LinkThreads threads)
      throws IOException, InterruptedException {
    Path own = folder.resolve("door-" + number);
    Door door = Parts.start(parts -> new Door(parts, own, maker, companion, threads));
    try {
      door.settle(CompanionAddress.parse(companion.baseUrl()), number);
      return door;
    } catch (IOException | RuntimeException e) {
      door.close();
      throw e;
    }
  }

  private static LockPlace place(Path folder) throws IOException {
    try {
      return LockPlace.folder(folder);
    } catch (PlaceUnusable e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void spareTheMotor() {
    ExecutorService motor =
        parts.keep(Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()));
    device.follow(
        decision -> {
          if (decision.effects().stream().anyMatch(LockEffect.DriveBolt.class::isInstance)) {
            motor.execute(() -> world.turn(Mechanism.TRAVEL));
          }
        });
  }

  private void settle(CompanionAddress companion, int number)
      throws IOException, InterruptedException {
    await("the lock does not get through to the companion", lock::online);
    PairingCode code = showCode();
    try (SecretBytes password = SecretBytes.adopt(PASSWORD.getBytes(StandardCharsets.UTF_8))) {
      var _ = phone.register(companion, "owner-%d@example.org".formatted(number), password);
    }
    Phone.Pairing pairing = phone.pair(code, new DisplayName("Door"), Optional.empty());
    if (pairing instanceof Phone.Pairing.NotPaired(Outcome outcome)) {
      throw new IOException("the phone could not be paired: " + outcome);
    }
    await("the companion does not hear of the pairing", this::isShared);
    act(
        new CommandArguments.ChangeSetting(
            new SettingName("remote-unlock"), new SettingValue.Flag(true)));
  }

  private PairingCode showCode() throws IOException {
    press("cancel ok %s ok %s ok".formatted(PASSCODE, PASSCODE));
    done(device.hands().moveCover(true));
    done(device.hands().holdSet());
    press(PASSCODE + " ok");
    done(device.hands().moveCover(false));
    if (device.view().panel().screen() instanceof Screen.PairingQr(PairingCode code)) {
      return code;
    }
    throw new IOException("the lock shows no code");
  }

  private void press(String keys) throws IOException {
    if (KeySequence.parse(keys) instanceof KeySequence.Keys(var presses)) {
      done(device.hands().press(presses));
    }
  }

  private static void done(CompletionStage<?> stage) throws IOException {
    try {
      var _ = stage.toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (RuntimeException e) {
      throw new IOException("the lock does not react", e);
    }
  }

  private boolean isShared() {
    try {
      return !phone.companion().orElseThrow().locks().isEmpty();
    } catch (IOException e) {
      Logger.debug(e, "not shared yet");
      return false;
    }
  }

  private static void await(String why, BooleanSupplier condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IOException(why);
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /// Something that an owner does with the phone.
  interface Doing {
    /// Does it.
    void run() throws IOException, InterruptedException;
  }

  /// Does something with the phone, which does one thing at a time; whoever comes meanwhile waits.
  void inTurn(Doing doing) throws IOException, InterruptedException {
    turns.lock();
    try {
      doing.run();
    } finally {
      turns.unlock();
    }
  }

  /// Opens the door: question, signed answer, signed command, signed receipt.
  ///
  /// @throws IOException unless the lock's own receipt says that it did
  void unlock() throws IOException {
    act(new CommandArguments.Unlock());
  }

  private void act(CommandArguments arguments) throws IOException {
    Outcome outcome = ownersLock().command(arguments);
    if (!(outcome instanceof Outcome.Done)) {
      throw new IOException("the lock did not do it: " + outcome);
    }
  }

  private PhoneLock ownersLock() throws IOException {
    return phone.lock(device.id()).orElseThrow();
  }

  /// The phone's client, which trusts the companion.
  CompanionClient client() {
    return client;
  }

  /// What the phone remembers.
  PhoneMemory memory() throws IOException {
    return file.memory();
  }

  /// How many bytes an unlock's exchanges take; it opens the door to see.
  List<BareApp.Bytes> exchanges() throws IOException {
    return Exchanges.ofUnlock(phone, memory());
  }

  @Override
  public void close() {
    parts.close();
  }
}
