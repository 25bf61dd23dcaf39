package dev.mortise.sim.accessory;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.device.SensorReport;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.world.Deadline;
import dev.mortise.sim.world.WorldClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A door sensor (LK-55): it says how the leaf stands whenever that changes, and every four
/// minutes, over a counter that never repeats.
public final class DoorSensor {

  /// How often it says the same again, so that two lost words do not make the door unknown.
  static final Duration HEARTBEAT = Duration.ofMinutes(4);

  /// Counters are reserved in the file so many at a time; a restart skips what is left of them.
  private static final int RESERVED = 64;

  private final AccessoryFile file;
  private final NearVoice voice;
  private final Executor order;
  private final WorldClock world;
  private long counter = -1;
  private boolean open;
  private boolean away;
  private @Nullable Deadline heartbeat;
  private boolean stopped;

  DoorSensor(AccessoryFile file, NearVoice voice, Executor order, WorldClock world) {
    this.file = file;
    this.voice = voice;
    this.order = order;
    this.world = world;
  }

  /// Whether there is one.
  public boolean exists() {
    return file.read().isPresent();
  }

  /// The leaf moved, or somebody holds a magnet to the sensor; it is within reach again.
  ///
  /// @return what the lock said to that
  public CompletionStage<Outcome> senses(boolean nowOpen) {
    synchronized (this) {
      open = nowOpen;
      away = false;
    }
    return report();
  }

  /// The leaf moved. A sensor that is away does not tell.
  public CompletionStage<?> leafMoved(boolean nowOpen) {
    synchronized (this) {
      open = nowOpen;
      if (away || !exists()) {
        return CompletableFuture.completedStage(Optional.empty());
      }
    }
    return report();
  }

  /// Its battery is flat, or it was taken away: nobody hears it any more.
  public synchronized void goAway() {
    away = true;
  }

  /// Begins to report by itself.
  synchronized void start() {
    schedule(Duration.ZERO);
  }

  private synchronized void schedule(Duration in) {
    if (heartbeat != null) {
      heartbeat.cancel();
      heartbeat = null;
    }
    if (!stopped && exists()) {
      heartbeat = world.at(world.monotonic().plus(in), this::beat);
    }
  }

  private CompletionStage<?> beat() {
    synchronized (this) {
      if (stopped) {
        return CompletableFuture.completedStage(Optional.empty());
      }
      if (away) {
        schedule(HEARTBEAT);
        return CompletableFuture.completedStage(Optional.empty());
      }
    }
    return report();
  }

  private CompletionStage<Outcome> report() {
    schedule(HEARTBEAT);
    return CompletableFuture.supplyAsync(this::tell, order);
  }

  private Outcome tell() {
    Optional<AccessoryMemory> device = file.read();
    if (device.isEmpty()) {
      return new Outcome.NoReceipt(file.missing(), Duration.ZERO);
    }
    OptionalLong number;
    boolean stands;
    synchronized (this) {
      try {
        number = next(device.get());
      } catch (UncheckedIOException e) {
        return new Outcome.NoReceipt(String.valueOf(e.getMessage()), Duration.ZERO);
      }
      stands = open;
    }
    if (number.isEmpty()) {
      return new Outcome.NoReceipt("another was taken out of its box meanwhile", Duration.ZERO);
    }
    SensorReport report =
        new SensorReport(
            device.get().lock().lock(),
            device.get().lock().generation(),
            number.getAsLong(),
            stands);
    Octets envelope =
        CoseSign1.sign(SignatureType.REPORT, report.encode(), device.get().keys().signing());
    return voice.say(device.get(), dialogue -> dialogue.report(envelope));
  }

  /// A counter that no report had before, whatever crashed in between; empty for a device that was
  /// thrown away meanwhile.
  private OptionalLong next(AccessoryMemory device) {
    if (counter < 0) {
      counter = device.counter();
    }
    counter++;
    if (counter > device.counter() && !file.count(device, counter + RESERVED)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(counter);
  }

  /// A new one takes the place of the old.
  synchronized void replaced() {
    counter = -1;
    away = false;
    schedule(HEARTBEAT);
  }

  synchronized void stop() {
    stopped = true;
    if (heartbeat != null) {
      heartbeat.cancel();
    }
  }
}
