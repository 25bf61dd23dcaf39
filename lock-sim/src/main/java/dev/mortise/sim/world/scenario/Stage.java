package dev.mortise.sim.world.scenario;

import dev.mortise.authority.Channel;
import dev.mortise.journal.EventMessage;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockState;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.cause.Causes;
import dev.mortise.sim.cause.Happened;
import dev.mortise.sim.command.event.EventSentence;
import dev.mortise.sim.command.event.Names;
import dev.mortise.sim.device.EntropySource;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.LockView;
import dev.mortise.sim.device.body.BodyState;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.device.link.LinkSetup;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.near.NearLinkPolicy;
import dev.mortise.sim.phone.dialogue.NoWord;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.sim.world.WorldClock;
import dev.mortise.sim.world.courier.Air;
import dev.mortise.sim.world.courier.ScriptPhone;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// One lock in a world of its own, with what was heard of it since the cause before.
final class Stage implements Air, AutoCloseable {

  private static final long ANSWER_SECONDS_MAX = 60;
  private static final int EVENTS_MAX = 1_000;
  private static final int RECEIPT_SECONDS_MAX = 10;
  private static final ConnectionId PHONE = new ConnectionId(1);

  private final WorldClock world;
  private final LinkThreads threads = LinkThreads.start(1);
  private final Scenario scenario;
  private final EntropySource entropy;
  private final Queue<Sign> heard = new ConcurrentLinkedQueue<>();
  private final AtomicLong decisions = new AtomicLong();
  private final StageFlash flash = new StageFlash();
  private final ScriptPhone phone;
  private volatile CompletableFuture<Boolean> decided = new CompletableFuture<>();
  private ConnectedLock lock;
  private long eventsBefore;
  private int ppm;

  Stage(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.world = WorldClock.manual(scenario.start());
    this.entropy = EntropySource.seeded(seed);
    Entropy keys = EntropySource.seeded(~seed).next();
    this.phone = new ScriptPhone(PhoneKeys.generate(keys), this, new SplittableRandom(~seed));
    this.lock = open();
  }

  private ConnectedLock open() {
    LockSetup setup =
        LockSetup.usual(LockPlace.chip(flash.chip()), world)
            .with(scenario.model())
            .with(scenario.policy())
            .with(entropy);
    LockDevice device = LockDevice.open(setup);
    device.observe(heard::add);
    device.follow(
        _ -> {
          decisions.incrementAndGet();
          decided.complete(true);
        });
    if (ppm != 0) {
      await(device.hands().skew(ppm));
    }
    try {
      return ConnectedLock.connect(device, threads, LinkSetup.NONE);
    } catch (IOException e) {
      throw new IllegalStateException("a lock without a radio has nothing to listen on", e);
    }
  }

  WorldClock world() {
    return world;
  }

  LockView view() {
    return lock.device().view();
  }

  long decisions() {
    return decisions.get();
  }

  /// Lets time pass. A lock whose flash loses its power meanwhile stops, and time goes on.
  @Override
  public void turn(Duration by) {
    Duration end = world.monotonic().plus(by);
    boolean there = false;
    while (!there) {
      try {
        world.turn(end.minus(world.monotonic()));
        there = true;
      } catch (IllegalStateException e) {
        if (!(e.getCause() instanceof FlashFailed)) {
          throw e;
        }
      }
    }
  }

  /// Does a cause; what is heard from now on is heard of it.
  Happened happen(Cause cause) {
    heard.clear();
    eventsBefore = view().mind().map(Stage::newest).orElse(eventsBefore);
    if (cause instanceof Cause.Clock(var by)) {
      turn(by);
      return new Happened.Done(Optional.empty());
    }
    try {
      return await(new Causes(lock, world).happen(cause));
    } catch (CompletionException e) {
      if (e.getCause() instanceof FlashFailed failed) {
        return new Happened.Impossible("the lock stopped: " + failed.getMessage());
      }
      throw e;
    }
  }

  ScriptPhone phone() {
    return phone;
  }

  /// Waits in virtual time for what the lock says, which may come with the bolt's arrival alone.
  @Override
  public Octets carry(Channel channel, Octets request) throws NoWord {
    LockDevice device = lock.device();
    boolean near = channel == Channel.NEAR;
    reachable(near);
    heard.clear();
    eventsBefore = view().mind().map(Stage::newest).orElse(eventsBefore);
    try {
      await(
          device.cause(
              new LockInput.NearPeersChanged(near ? Map.of(PHONE, phone.key()) : Map.of())));
      decided = new CompletableFuture<>();
      CompletableFuture<Octets> answer = device.ask(channel, PHONE, request).toCompletableFuture();
      await(CompletableFuture.anyOf(decided, answer));
      await(device.hands().look()); // What follows from the decision is done by then.
      for (int seconds = 0; !answer.isDone() && seconds < RECEIPT_SECONDS_MAX; seconds++) {
        turn(Duration.ofSeconds(1));
      }
      return answer.getNow(Octets.empty());
    } catch (CompletionException e) {
      throw NoWord.lost("the lock gives no word", e);
    }
  }

  /// The phone stands where `near` has put it, and the network is there unless it was cut.
  private void reachable(boolean near) throws NoWord {
    if (near && lock.distance() > NearLinkPolicy.STANDARD.rangeMetres()) {
      throw NoWord.unreachable("the lock is out of the phone's reach", new IOException("distance"));
    }
    if (!near && !lock.network()) {
      throw NoWord.unreachable("the lock is off line", new IOException("network"));
    }
  }

  @Override
  public Duration now() {
    return world.monotonic();
  }

  private static long newest(LockState mind) {
    return mind.stored().journal().sequence();
  }

  /// Puts something into the bolt's way, or takes it away, which nobody hears.
  void jam(boolean present) {
    await(lock.device().hands().jam(present));
  }

  /// What the voice has said since.
  List<String> said() {
    return heard.stream()
        .filter(Sign.Spoken.class::isInstance)
        .map(Sign.Spoken.class::cast)
        .map(spoken -> spoken.prompt().in(spoken.language()))
        .toList();
  }

  /// What was recorded since, a sentence each.
  List<String> events() {
    return await(lock.device().journal().from(eventsBefore + 1, EVENTS_MAX)).stream()
        .map(
            entry -> {
              try {
                return EventMessage.decode(entry.payload()).event();
              } catch (MalformedCbor e) {
                throw new IllegalStateException("the lock wrote an event it cannot read", e);
              }
            })
        .map(event -> EventSentence.of(event, Names.NONE))
        .toList();
  }

  StageFlash flash() {
    return flash;
  }

  /// Whether the lock is without power though its battery would give some.
  boolean isStopped() {
    return !view().powered() && view().body().powered();
  }

  /// Ends a cut. One that has come leaves what its remains say, also if the battery was taken out
  /// since, and the lock starts on it if it is fed; one that has not come is called off.
  void endCut(Supplier<Remains> remains) {
    if (flash.isCut() || isStopped()) {
      restartOn(flash.afterPowerCut(remains.get()));
    } else {
      flash.spare();
    }
  }

  /// Ends a cut and puts the battery in, if it is out.
  void powerBack(Supplier<Remains> remains) {
    endCut(remains);
    await(lock.device().hands().putBattery(false));
  }

  void drift(int newPpm) {
    ppm = newPpm;
    await(lock.device().hands().skew(ppm));
  }

  /// Puts a copy of the flash beside the secure element as it is; false if there is no such copy.
  boolean restore(String name, Supplier<Remains> remains) {
    Optional<FlashChip> mixed = flash.besideTheElement(name, remains);
    mixed.ifPresent(this::restartOn);
    return mixed.isPresent();
  }

  private void restartOn(FlashChip found) {
    BodyState body = view().body();
    ConnectedLock before = lock;
    shut();
    flash.replace(found, body);
    lock = open();
    lock.moveTo(before.distance());
    await(lock.switchNetwork(before.network()));
  }

  private void shut() {
    LockDevice device = lock.device();
    lock.close();
    device.close();
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    shut();
    flash.close();
    threads.close();
    world.close();
  }
}
