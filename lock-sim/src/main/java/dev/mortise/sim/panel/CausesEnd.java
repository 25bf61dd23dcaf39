package dev.mortise.sim.panel;

import dev.mortise.lock.Decision;
import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.cause.CauseText;
import dev.mortise.sim.cause.CauseWord;
import dev.mortise.sim.cause.Causes;
import dev.mortise.sim.cause.Happened;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.firmware.FirmwareSource;
import dev.mortise.sim.panel.effect.EffectFeed;
import dev.mortise.sim.panel.http.Call;
import dev.mortise.sim.panel.http.Fault;
import dev.mortise.sim.panel.http.PanelLimits;
import dev.mortise.sim.panel.http.Problem;
import dev.mortise.sim.panel.http.ProblemKind;
import dev.mortise.sim.panel.http.Reply;
import dev.mortise.sim.panel.http.Route;
import dev.mortise.sim.panel.view.EffectView;
import dev.mortise.sim.sensor.FingerSource;
import dev.mortise.sim.world.WorldClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Does causes, those of one call after the other and those of two calls never at once, and tells
/// what came of each.
final class CausesEnd {

  private static final long DECISION_SECONDS_MAX = 60;

  private final ConnectedLock lock;
  private final Causes causes;
  private final EffectFeed feed;
  private final ReentrantLock turn = new ReentrantLock(true);

  CausesEnd(ConnectedLock lock, WorldClock world, EffectFeed feed) {
    this.lock = lock;
    this.causes = new Causes(lock, world);
    this.feed = feed;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/causes", _ -> new Reply.Value(Map.of("causes", grammar()))),
        Route.post("/v1/causes", this::post),
        Route.post("/v1/fingers", this::finger).taking(PanelLimits.PICTURE_BYTES_MAX),
        Route.post("/v1/firmware", this::firmware).taking(PanelLimits.FIRMWARE_BYTES_MAX));
  }

  private static List<Map<String, Object>> grammar() {
    return Arrays.stream(CauseWord.values())
        .filter(
            word ->
                word != CauseWord.FIRMWARE) // It names a file of the host; /v1/firmware does it.
        .map(CausesEnd::word)
        .toList();
  }

  private static Map<String, Object> word(CauseWord word) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("cause", word.word());
    fields.put("usage", word.usage());
    fields.put("meaning", word.meaning());
    fields.put("examples", word.examples());
    return fields;
  }

  /// Every line is read before the first is done, so that an input with a fault does nothing.
  private Reply post(Call call) {
    return switch (CauseBody.read(call)) {
      case CauseBody.Faulty(var faults) -> Reply.refused(Problem.invalid(faults));
      case CauseBody.Read(var wanted) -> happen(wanted);
    };
  }

  private Reply finger(Call call) {
    Cause touch = new Cause.Finger(new FingerSource.Picture(call.body()));
    return call.body().isEmpty()
        ? Reply.refused(
            Problem.invalid(List.of(new Fault("body", "must be a PNG, JPEG or BMP file"))))
        : happen(List.of(touch));
  }

  private Reply firmware(Call call) {
    Cause brought = new Cause.Firmware(new FirmwareSource.Content(call.body()));
    return call.body().isEmpty()
        ? Reply.refused(Problem.invalid(List.of(new Fault("body", "must be a file of firmware"))))
        : happen(List.of(brought));
  }

  private Reply happen(List<Cause> wanted) {
    List<Map<String, Object>> happened = new ArrayList<>();
    turn.lock();
    try {
      for (Cause cause : wanted) {
        long before = feed.last();
        Happened came = await(cause);
        switch (came) {
          case Happened.Done(var decision) -> happened.add(done(cause, decision, before));
          case Happened.Told(var text) -> {
            Map<String, Object> told = done(cause, Optional.empty(), before);
            told.put("told", text);
            happened.add(told);
          }
          case Happened.Impossible(var fault) -> {
            return impossible(happened, fault);
          }
        }
      }
      return new Reply.Value(Map.of("happened", happened));
    } catch (CompletionException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      return impossible(happened, String.valueOf(why.getMessage()));
    } finally {
      turn.unlock();
    }
  }

  private Happened await(Cause cause) {
    return causes
        .happen(cause)
        .toCompletableFuture()
        .orTimeout(DECISION_SECONDS_MAX, TimeUnit.SECONDS)
        .join();
  }

  /// The effects are those between the handing in of the cause and its decision, in order. What the
  /// lock did just then for somebody else, such as a phone, is among them.
  private Map<String, Object> done(Cause cause, Optional<Decision> decision, long before) {
    EffectView view = EffectsEnd.view(lock);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("cause", line(cause));
    fields.put("decided", decision.isPresent());
    fields.put("effects", feed.after(before, EffectFeed.KEPT_MAX).stream().map(view::of).toList());
    return fields;
  }

  private static String line(Cause cause) {
    return cause instanceof Cause.Finger(FingerSource.Picture _)
        ? "finger (a picture)"
        : CauseText.of(cause);
  }

  /// What was done before it stays done.
  private static Reply impossible(List<Map<String, Object>> happened, String fault) {
    return Reply.refused(
        Problem.of(ProblemKind.IMPOSSIBLE)
            .with(List.of(new Fault("causes/" + happened.size(), fault)))
            .with("happened", happened));
  }
}
