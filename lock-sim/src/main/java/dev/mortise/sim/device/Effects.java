package dev.mortise.sim.device;

import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.link.Reply;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.sim.device.body.Mechanism;
import dev.mortise.sim.device.face.Panel;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.world.Deadline;
import dev.mortise.sim.world.LockClock;
import dev.mortise.sim.world.WorldClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does what the machine decided, after it was stored. It belongs to the lock's thread.
final class Effects {

  /// More events than fit into any answer.
  private static final int EVENTS_READ_MAX = 64;

  private final LockDevice device;
  private final WorldClock world;
  private final LockClock clock;
  private final Mechanism mechanism;
  private final Replies replies;
  private Panel panel = Panel.DARK;
  private @Nullable Deadline wakeUp;
  private @Nullable Deadline travel;

  Effects(
      LockDevice device, WorldClock world, LockClock clock, Mechanism mechanism, Replies replies) {
    this.device = device;
    this.world = world;
    this.clock = clock;
    this.mechanism = mechanism;
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
      case LockEffect.Light(var light, boolean on) ->
          show(panel.lit(light, on), new Sign.Lit(light, on));
      case LockEffect.Siren(boolean on) -> show(panel.sounding(on), new Sign.Siren(on));
      case LockEffect.Show(var screen) -> show(panel.showing(screen), new Sign.Shown(screen));
      case LockEffect.Answer(var correlation, var reply) ->
          replies.answer(correlation, octets(reply, run));
      case LockEffect.ReadEvents(var correlation, long from, int maxBytes) ->
          readEvents(correlation, from, maxBytes, run);
      case LockEffect.SetClock(var time) -> clock.set(time);
      case LockEffect.WakeAt(var monotonic) -> wakeAt(monotonic, run);
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
    wakeUp = null;
    travel = null;
    mechanism.losePower();
    panel = Panel.DARK;
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
                      device.tell(new Sign.Bolt(mechanism.state().bolt()));
                      return new LockInput.BoltReported(mechanism.state().bolt());
                    }));
  }

  private void wakeAt(Duration monotonic, Run run) {
    cancel(wakeUp);
    wakeUp = clock.at(monotonic, () -> whileRunning(run, LockInput.Tick::new));
  }

  /// Causes an input later, unless that power-on time is over by then.
  private CompletionStage<?> whileRunning(Run asked, Supplier<LockInput> input) {
    return device.submit(
        () ->
            device
                .run()
                .filter(running -> running == asked)
                .flatMap(_ -> device.handle(input.get())));
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

  private static void cancel(@Nullable Deadline deadline) {
    if (deadline != null) {
      deadline.cancel();
    }
  }
}
