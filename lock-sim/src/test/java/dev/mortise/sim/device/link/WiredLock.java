package dev.mortise.sim.device.link;

import static org.awaitility.Awaitility.await;

import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.door.BoltState;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.stored.Identity;
import dev.mortise.mode.Language;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.Signer;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.accessory.Accessories;
import dev.mortise.sim.cause.CauseReading;
import dev.mortise.sim.cause.Causes;
import dev.mortise.sim.cause.Happened;
import dev.mortise.sim.device.EntropySource;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.NoWord;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PairingDialogue;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.sim.phone.route.NearRoute;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// A lock with a real radio, in a world that is turned by hand, and the phone of its administrator,
/// whose passcode is [#CODE].
public final class WiredLock implements AutoCloseable {

  public static final String CODE = "135790";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(300);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final WorldClock world;
  private final LinkThreads threads;
  private final FlashChip chip = new FlashChip();
  private final LockDevice device;
  private final ConnectedLock lock;
  private final Causes causes;
  private final ConcurrentLinkedQueue<Sign> signs = new ConcurrentLinkedQueue<>();
  private final PhoneKeys phone = PhoneKeys.generate(EntropySource.secure(RANDOM).next());
  private final LockIdentity identity;

  /// Opens a lock and makes its first administrator and phone.
  public WiredLock(WorldClock world, LinkThreads threads) throws IOException {
    this.world = world;
    this.threads = threads;
    this.device = LockDevice.open(LockSetup.usual(LockPlace.chip(chip), world));
    this.lock =
        ConnectedLock.connect(
            device,
            threads,
            new LinkSetup(
                Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                Optional.empty(),
                Optional.of(new Accessories.Place(Optional.empty(), world))));
    this.causes = new Causes(lock, world);
    cause("press cancel ok %s ok %s ok".formatted(CODE, CODE));
    cause("clock +30s");
    device.observe(signs::add);
    this.identity = pair();
  }

  private LockIdentity pair() throws NoWord {
    cause("cover off");
    cause("set hold");
    cause("press %s ok".formatted(CODE));
    if (!(device.view().panel().screen() instanceof Screen.PairingQr(var code))) {
      throw new AssertionError("no code");
    }
    LockIdentity scanned =
        new LockIdentity(
            code.lock(), code.generation(), new PartyKeys(code.signingKey(), code.agreementKey()));
    try (NearRoute route = NearRoute.call(threads, radio(), scanned, phone, RANDOM)) {
      var _ =
          new PairingDialogue(phone, route, RANDOM)
              .pair(code, new AccountId("owner"), new DisplayName("Phone"), Optional.empty());
    }
    if (stored().access().keys().isEmpty()) {
      throw new AssertionError("not paired");
    }
    return scanned;
  }

  /// Does what a line says, and tells what came of it.
  public Happened cause(String line) {
    if (!(CauseReading.parse(line) instanceof CauseReading.Understood(var cause))) {
      throw new AssertionError(line);
    }
    return done(causes.happen(cause).toCompletableFuture());
  }

  /// Has the lock do something by its administrator's phone beside it; time passes meanwhile.
  public Outcome command(CommandArguments arguments) {
    return command(phone, arguments);
  }

  /// The same by other keys.
  public Outcome command(PhoneKeys keys, CommandArguments arguments) {
    return command(keys.signing(), keys.agreement(), arguments);
  }

  /// The same by whoever signs with one key and shakes hands with another.
  public Outcome command(Signer signer, AgreementKeyPair agreement, CommandArguments arguments) {
    return whileTimePasses(
        CompletableFuture.supplyAsync(
            () -> {
              try (NearRoute route =
                  NearRoute.call(threads, radio(), identity, agreement, RANDOM)) {
                return new Dialogue(signer, identity, route, RANDOM).command(arguments);
              } catch (NoWord e) {
                return new Outcome.NoReceipt(e.why(), Duration.ZERO);
              }
            },
            Thread::startVirtualThread));
  }

  /// Turns the clock until something is there.
  public <T> T whileTimePasses(CompletableFuture<T> work) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              world.turn(STEP);
              return work.isDone();
            });
    return done(work);
  }

  private static <T> T done(CompletableFuture<T> work) {
    return work.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  public InetSocketAddress radio() {
    return lock.radioAddress().orElseThrow();
  }

  public LockDevice device() {
    return device;
  }

  public ConnectedLock lock() {
    return lock;
  }

  public LockIdentity identity() {
    return identity;
  }

  public StoredState stored() {
    return device.view().mind().orElseThrow().stored();
  }

  public Identity self() {
    return stored().identity();
  }

  public BoltState bolt() {
    return device.view().body().bolt();
  }

  public boolean said(Prompt prompt) {
    return signs.contains(new Sign.Spoken(prompt, Language.ENGLISH));
  }

  public void hush() {
    signs.clear();
  }

  @Override
  public void close() {
    lock.close();
    device.close();
    chip.close();
  }
}
