package dev.mortise.sim.device;

import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerprintMatcher;
import dev.mortise.door.BoltState;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.lock.Prompt;
import dev.mortise.mode.Language;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.device.sense.Matchers;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.world.WorldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/// A lock on a bench: a chip in memory, a clock turned by hand, and an observer who notes
/// everything.
final class LockBench implements AutoCloseable {

  static final String CODE = "135790";

  final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));
  final ConcurrentLinkedQueue<Sign> signs = new ConcurrentLinkedQueue<>();
  private final LockModel model;
  private FlashChip chip;
  private LockDevice device;

  private LockBench(FlashChip chip, LockModel model) {
    this.chip = chip;
    this.model = model;
    this.device = open();
  }

  /// A lock as its maker ships it.
  static LockBench fresh() {
    return on(new FlashChip());
  }

  /// A lock with one administrator, whose passcode is [#CODE].
  static LockBench withAdministrator() {
    LockBench bench = fresh();
    bench.createAdministrator();
    return bench;
  }

  /// Whatever lives on this chip.
  static LockBench on(FlashChip chip) {
    return on(chip, LockModel.VIDEO_LOCK);
  }

  /// The same as a lock of this model.
  static LockBench on(FlashChip chip, LockModel model) {
    return new LockBench(chip, model);
  }

  void createAdministrator() {
    press("cancel ok %s ok %s ok".formatted(CODE, CODE));
  }

  private LockDevice open() {
    Function<FingerImage, FingerCapture> reader =
        image -> {
          throw new AssertionError("nobody touches the reader");
        };
    Supplier<FingerprintMatcher> matcher =
        () -> {
          throw new AssertionError("nobody touches the reader");
        };
    LockDevice opened =
        LockDevice.open(
            new LockSetup(
                model,
                LockPolicy.HARDENED,
                LockPlace.chip(chip),
                world,
                EntropySource.seeded(7),
                reader,
                new Matchers(matcher, Matchers.USUAL.faces(), Matchers.USUAL.palms())));
    opened.observe(signs::add);
    return opened;
  }

  LockDevice device() {
    return device;
  }

  FlashChip chip() {
    return chip;
  }

  Optional<Decision> press(String keys) {
    return done(device.hands().press(KeySequence.of(keys)));
  }

  /// Types a passcode and waits until the bolt has moved, if it does.
  BoltState enter(String code) {
    press(code + " ok");
    turn(Duration.ofSeconds(1));
    return bolt();
  }

  void turn(Duration by) {
    world.turn(by);
  }

  BoltState bolt() {
    return device.view().body().bolt();
  }

  boolean said(Prompt prompt) {
    return signs.contains(new Sign.Spoken(prompt, Language.ENGLISH));
  }

  List<LockEvent> events() {
    return done(device.journal().from(1, 1_000)).stream()
        .map(
            entry -> {
              try {
                return EventMessage.decode(entry.payload()).event();
              } catch (MalformedCbor e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }

  /// Takes the battery out and puts it in again.
  void pullBattery(Duration out) {
    done(device.hands().takeBattery());
    turn(out);
    done(device.hands().putBattery(false));
  }

  /// The process dies and another opens the lock: nothing is said to the old one that it could act
  /// on.
  void restartOn(FlashChip found) {
    device.close();
    chip = found;
    device = open();
  }

  static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    device.close();
    chip.close();
    world.close();
  }
}
