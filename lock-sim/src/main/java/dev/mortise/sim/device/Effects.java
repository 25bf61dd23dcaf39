package dev.mortise.sim.device;

import dev.mortise.lock.Decision;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.body.LightId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.link.Reply;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.sim.device.body.BodySensors;
import dev.mortise.sim.device.body.Load;
import dev.mortise.sim.device.body.Mechanism;
import dev.mortise.sim.device.face.Panel;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.world.Deadline;
import dev.mortise.sim.world.LockClock;
import dev.mortise.sim.world.WorldClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does what the machine decided, after it was stored. It belongs to the lock's thread.
final class Effects {

  /// More events than fit into any answer.
  private static final int EVENTS_READ_MAX = 64;

  /// How often the supply is measured by itself.
  private static final Duration MEASURED_EVERY = Duration.ofHours(1);

  private final LockDevice device;
  private final WorldClock world;
  private final LockClock clock;
  private final Mechanism mechanism;
  private final BodySensors sensors;
  private final Replies replies;
  private Panel panel = Panel.DARK;
  private @Nullable Deadline wakeUp;
  private @Nullable Duration wakeAt;
  private @Nullable Deadline travel;
  private @Nullable Deadline resting;
  private final Map<Load, Duration> since = new EnumMap<>(Load.class);

  Effects(
      LockDevice device,
      WorldClock world,
      LockClock clock,
      Mechanism mechanism,
      BodySensors sensors,
      Replies replies) {
    this.device = device;
    this.world = world;
    this.clock = clock;
    this.mechanism = mechanism;
    this.sensors = sensors;
    this.replies = replies;
  }

  Panel panel() {
    return panel;
  }

  void perform(LockEffect effect, Run run) {
    switch (effect) {
      case LockEffect.DriveBolt(boolean extend) -> drive(extend, run);
      case LockEffect.Speak(var prompt, var language) ->
          device.tell(new Sign.Spoken(prompt, language));
      case LockEffect.Beep(var tone) -> device.tell(new Sign.Beeped(tone));
      case LockEffect.Light(var light, boolean on) -> {
        if (light == LightId.DIGITS) {
          load(Load.KEYPAD, on);
        }
        show(panel.lit(light, on), new Sign.Lit(light, on));
      }
      case LockEffect.Siren(boolean on) -> {
        load(Load.SIREN, on);
        show(panel.sounding(on), new Sign.Siren(on));
      }
      case LockEffect.Show(var screen) -> show(panel.showing(screen), new Sign.Shown(screen));
      case LockEffect.Answer(var correlation, var reply) ->
          replies.answer(correlation, octets(reply, run));
      case LockEffect.ReadEvents(var correlation, long from, int maxBytes) ->
          readEvents(correlation, from, maxBytes, run);
      case LockEffect.AwaitFirmware wish -> await(wish, run);
      case LockEffect.SetClock(var time) -> clock.set(time);
      case LockEffect.WakeAt(var monotonic) -> wakeAt(monotonic, run);
      case LockEffect.Restart() -> whileRunning(run, device::restart);
      case LockEffect.StartView _ -> load(Load.CAMERA, true);
      case LockEffect.EndView() -> load(Load.CAMERA, false);
      case LockEffect.JoinNetwork _, LockEffect.SwitchWifi _, LockEffect.OpenLinked _ -> {
        // The radio does it, which follows the decisions.
      }
      case LockEffect.RecordEvent _,
          LockEffect.DropEvents _,
          LockEffect.KeepTemplate _,
          LockEffect.DropTemplates _,
          LockEffect.EraseEverything _ -> {
        // They took place when the decision was stored.
      }
    }
  }

  /// Everything that stands goes out, and nothing is waited for any more.
  void losePower() {
    cancel(wakeUp);
    cancel(travel);
    cancel(resting);
    wakeUp = null;
    wakeAt = null;
    travel = null;
    resting = null;
    List.copyOf(since.keySet()).forEach(load -> load(load, false));
    mechanism.losePower();
    panel = Panel.DARK;
  }

  /// Draws what a lock at rest needs, hour by hour while it has power, and measures what is left.
  /// The wireless network counts for the whole hour if it is on at its end.
  void rest() {
    if (device.run().isEmpty()) {
      return;
    }
    cancel(resting);
    resting =
        clock.at(
            clock.monotonic().plus(MEASURED_EVERY),
            () ->
                device.submit(
                    () -> {
                      mechanism.draw(Load.REST, MEASURED_EVERY);
                      if (isWifiOn()) {
                        mechanism.draw(Load.WIFI, MEASURED_EVERY);
                      }
                      // It measures what feeds the lock, which stops if nothing does.
                      device.power(false);
                      device.handle(sensors.supply());
                      rest();
                      return Optional.empty();
                    }));
  }

  private boolean isWifiOn() {
    return device
        .run()
        .filter(run -> run.state().stored().settings().isOn(Setting.WIFI))
        .isPresent();
  }

  /// A load begins or ends; what it drew is taken off at its end.
  private void load(Load load, boolean on) {
    if (on) {
      since.putIfAbsent(load, clock.monotonic());
      return;
    }
    Duration began = since.remove(load);
    if (began != null) {
      mechanism.draw(load, clock.monotonic().minus(began));
    }
  }

  private void show(Panel next, Sign sign) {
    panel = next;
    device.tell(sign);
  }

  private void drive(boolean extend, Run run) {
    cancel(travel);
    mechanism.drive(extend);
    travel =
        world.at(
            world.monotonic().plus(Mechanism.TRAVEL),
            () ->
                whileRunning(
                    run,
                    () -> {
                      mechanism.arrive();
                      device.followUp(sensors.supply());
                      device.tell(new Sign.Bolt(mechanism.state().bolt()));
                      return device.handle(new LockInput.BoltReported(mechanism.state().bolt()));
                    }));
  }

  private void wakeAt(Duration monotonic, Run run) {
    cancel(wakeUp);
    wakeAt = monotonic;
    wakeUp =
        clock.at(
            monotonic,
            () ->
                whileRunning(
                    run,
                    () -> {
                      wakeAt = null;
                      return device.handle(new LockInput.Tick());
                    }));
  }

  /// The lock's clocks go at another rate from now on; what it waits for is waited for anew.
  void skew(int ppm, Optional<Run> running) {
    clock.skew(ppm);
    if (wakeAt != null && running.isPresent()) {
      wakeAt(wakeAt, running.get());
    }
  }

  /// Does something later, unless that power-on time is over by then.
  private CompletionStage<?> whileRunning(Run asked, Supplier<Optional<Decision>> work) {
    return device.submit(
        () -> device.run().filter(running -> running == asked).flatMap(_ -> work.get()));
  }

  private static Octets octets(Reply reply, Run run) {
    return switch (reply) {
      case Reply.Signed(var type, var payload) -> run.sign(type, payload);
      case Reply.Plain(var octets) -> octets;
    };
  }

  /// As many signed events as fit, at least one if there is one.
  private void readEvents(Correlation correlation, long from, int maxBytes, Run run) {
    List<CborValue> fitting = new ArrayList<>();
    int size = 0;
    for (var entry : run.events(from, EVENTS_READ_MAX)) {
      Octets signed = run.sign(SignatureType.EVENT, entry.payload());
      size += Cbor.encode(CborValue.of(signed)).size();
      if (!fitting.isEmpty() && size + 1 > maxBytes) {
        break;
      }
      fitting.add(CborValue.of(signed));
    }
    Octets events = Cbor.encode(new CborArray(fitting));
    device.followUp(new LockInput.EventsRead(correlation, events));
  }

  /// What was waiting for a better battery may be there in whole.
  private void await(LockEffect.AwaitFirmware wish, Run run) {
    int there = run.await(wish.envelope(), wish.manifest());
    device.followUp(
        new LockInput.FirmwareAwaited(wish.correlation(), wish.manifest().digest(), there));
    run.arrived().ifPresent(device::followUp);
  }

  private static void cancel(@Nullable Deadline deadline) {
    if (deadline != null) {
      deadline.cancel();
    }
  }
}
