package dev.mortise.companion.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.companion.link.LockConnection;
import dev.mortise.door.BoltState;
import dev.mortise.firmware.FirmwarePolicy;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockPolicy;
import dev.mortise.lock.body.Screen;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.device.link.LinkSetup;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.device.DeviceLinkConfig;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PairingDialogue;
import dev.mortise.sim.phone.dialogue.PairingDialogue.Ended;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.sim.phone.route.NearRoute;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/// A real lock with its links, an administrator's phone that is enrolled at it, and a hostile
/// companion between the two.
final class Siege implements AutoCloseable {

  static final String CODE = "135790";
  private static final Duration STEP = Duration.ofMillis(200);

  final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T12:00:00Z"));
  final HostileCompanion companion = new HostileCompanion();
  final PhoneKeys phone;
  final LockIdentity identity;
  private final SecureRandom random = new SecureRandom();

  /// Whose firmware the lock takes.
  final SigningKeyPair maker =
      SigningKeyPair.generate(
          SignatureAlgorithm.ED25519, Entropy.of(random.generateSeed(Entropy.SIZE)), "maker");

  private final LinkThreads threads = LinkThreads.start(1);
  private final ConcurrentLinkedQueue<Sign> signs = new ConcurrentLinkedQueue<>();
  private final DeviceLinkConfig way;
  private FlashChip chip = new FlashChip();
  private LockDevice device;
  private ConnectedLock lock;
  private LockConnection link;

  Siege() throws IOException {
    phone = PhoneKeys.generate(Entropy.of(random.generateSeed(Entropy.SIZE)));
    device = open();
    way = companion.wayFor(device.id(), device.signer().publicKey());
    lock = connect();
    link = companion.nextArrival();
    press("cancel ok %s ok %s ok".formatted(CODE, CODE));
    identity = pair();
    allowRemoteUnlock();
  }

  private LockDevice open() {
    FirmwarePolicy firmware = new FirmwarePolicy(Optional.of(maker.publicKey()));
    LockDevice opened =
        LockDevice.open(
            LockSetup.usual(LockPlace.chip(chip), world).with(LockPolicy.HARDENED.with(firmware)));
    opened.observe(signs::add);
    return opened;
  }

  private ConnectedLock connect() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return ConnectedLock.connect(
        device, threads, new LinkSetup(Optional.of(anyPort), Optional.of(way)));
  }

  private LockIdentity pair() throws IOException {
    done(device.hands().moveCover(true));
    done(device.hands().holdSet());
    press(CODE + " ok");
    PairingCode code =
        assertInstanceOf(Screen.PairingQr.class, device.view().panel().screen()).code();
    LockIdentity shown =
        new LockIdentity(
            code.lock(), code.generation(), new PartyKeys(code.signingKey(), code.agreementKey()));
    try (NearRoute radio = near(shown)) {
      Ended ended =
          new PairingDialogue(phone, radio, random)
              .pair(code, new AccountId("owner"), new DisplayName("Phone"), Optional.empty());
      return assertInstanceOf(Ended.Paired.class, ended).lock();
    }
  }

  /// The phone at the door.
  NearRoute near(LockIdentity called) throws IOException {
    return near(called, radio());
  }

  /// The phone at something that says it is the lock's radio.
  NearRoute near(LockIdentity called, InetSocketAddress radio) throws IOException {
    return NearRoute.call(threads, radio, called, phone, random);
  }

  InetSocketAddress radio() {
    return lock.radioAddress().orElseThrow();
  }

  private void allowRemoteUnlock() throws IOException {
    try (NearRoute radio = near(identity)) {
      Outcome allowed =
          dialogue(radio)
              .command(
                  new CommandArguments.ChangeSetting(
                      Setting.REMOTE_UNLOCK.settingName(), new SettingValue.Flag(true)));
      assertInstanceOf(Outcome.Done.class, allowed);
    }
    awaitNobodyNear();
  }

  /// Waits until the lock has noticed that no phone is at the door, where it would rather be opened
  /// from (D-9).
  void awaitNobodyNear() {
    await(() -> device.view().mind().orElseThrow().live().links().near().isEmpty());
  }

  Dialogue dialogue(LockRoute route) {
    return new Dialogue(phone, identity, route, random);
  }

  /// What the phone does, while the world's time goes on so that the bolt can travel.
  <T> T whileTimePasses(Supplier<T> talk) {
    return end(CompletableFuture.supplyAsync(talk, Thread::startVirtualThread));
  }

  /// The same, with the world's time standing still until the lock has begun to do what it is told,
  /// however long the way there takes.
  <T> T whileTheBoltTravels(Supplier<T> talk) {
    long before = sequence();
    CompletableFuture<T> end = CompletableFuture.supplyAsync(talk, Thread::startVirtualThread);
    await(() -> end.isDone() || sequence() > before);
    return end(end);
  }

  private <T> T end(CompletableFuture<T> talk) {
    await(
        () -> {
          world.turn(STEP);
          return talk.isDone();
        });
    return talk.join();
  }

  private long sequence() {
    return device.view().mind().orElseThrow().stored().journal().sequence();
  }

  /// What the lock responds to these bytes on the device link.
  Octets send(Octets request) {
    return done(link.ask(request, HostileCompanion.PATIENCE));
  }

  /// Puts the same bytes on the device link and lets time pass until the lock has responded.
  Octets sendWhileTimePasses(Octets request) {
    return whileTimePasses(() -> send(request));
  }

  /// The lock as the companion has it.
  LockConnection link() {
    return link;
  }

  /// Breaks the device link and waits for the lock to come again.
  void reconnect() {
    link.takenOver();
    link = companion.nextArrival();
  }

  /// Takes the battery out and puts it in again; the lock comes again by itself.
  void restart() {
    done(device.hands().takeBattery());
    done(device.hands().putBattery(false));
    link = companion.nextArrival();
  }

  /// What somebody with a reader for such chips would keep for later.
  FlashChip dump() {
    return chip.dump();
  }

  /// Puts an older flash in the place of the lock's; the secure element stays as it is.
  void restore(FlashChip old) throws IOException {
    FlashChip mixed = old.dump();
    mixed.write("secure-element", chip.read("secure-element").orElseThrow());
    mixed.sync("secure-element");
    lock.close();
    device.close();
    chip.close();
    chip = mixed;
    device = open();
    lock = connect();
    link = companion.nextArrival();
  }

  /// Throws the bolt by hand, from inside.
  void lockByHand() {
    done(device.hands().liftHandle());
    assertEquals(BoltState.LOCKED, bolt());
  }

  /// What runs.
  FirmwareVersion firmware() {
    return device.view().mind().orElseThrow().stored().firmware().version();
  }

  BoltState bolt() {
    return device.view().body().bolt();
  }

  /// How often the bolt was seen to be drawn back.
  long openings() {
    return signs.stream().filter(new Sign.Bolt(BoltState.UNLOCKED)::equals).count();
  }

  void press(String keys) {
    done(device.hands().press(KeySequence.of(keys)));
  }

  List<LockEvent> events() {
    return Chronicle.of(device);
  }

  long events(Class<? extends LockEvent> kind) {
    return events().stream().filter(kind::isInstance).count();
  }

  static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(HostileCompanion.PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(condition);
  }

  static <T> T done(CompletionStage<T> stage) {
    return stage
        .toCompletableFuture()
        .orTimeout(HostileCompanion.PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  @Override
  public void close() {
    lock.close();
    device.close();
    companion.close();
    threads.close();
    chip.close();
    world.close();
  }
}
