package dev.mortise.sim.panel.view;

import dev.mortise.lock.LiveState;
import dev.mortise.lock.LockState;
import dev.mortise.lock.StoredState;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.sim.device.LockView;
import dev.mortise.sim.device.body.BodyState;
import dev.mortise.sim.device.face.Panel;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.world.WorldClock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a lock stands.
public final class StateView {

  private StateView() {}

  /// Everything that stands: metal, what can be seen and heard, clocks, links, and what the
  /// firmware knows. No secret is in it but what the screen shows.
  public static Map<String, @Nullable Object> of(ConnectedLock lock, WorldClock world) {
    LockView view = lock.device().view();
    Fields fields = new Fields();
    fields.and("lock", lock.device().id().toString());
    fields.and("model", lock.device().hands().model().name());
    fields.and("powered", view.powered());
    fields.and("body", body(view.body()));
    fields.and("face", face(view.panel()));
    fields.and("time", time(view, world));
    fields.and("flashWrites", writes(view.flashWrites()));
    fields.and("links", links(lock));
    fields.and("mind", view.mind().map(StateView::mind).orElse(null));
    return fields.map();
  }

  private static Map<String, @Nullable Object> body(BodyState body) {
    return Fields.of("bolt", body.bolt().wireText())
        .and("jammed", body.jammed())
        .and("doorOpen", body.doorOpen())
        .and("coverOff", body.coverOff())
        .and("batteryIn", body.batteryIn())
        .and("batteryPercent", body.batteryPercent())
        .and("powerBank", body.supply().powerBank())
        .map();
  }

  private static Map<String, @Nullable Object> face(Panel panel) {
    List<String> lights =
        panel.lights().stream().sorted().map(light -> EffectView.words(light.name())).toList();
    return Fields.of("lights", lights)
        .and("siren", panel.siren())
        .and("screen", ScreenView.of(panel.screen()))
        .map();
  }

  private static Map<String, @Nullable Object> time(LockView view, WorldClock world) {
    Fields fields = new Fields();
    fields.and("world", world.now().truncatedTo(ChronoUnit.MILLIS).toString());
    fields.and("lock", view.wall().map(Object::toString).orElse(null));
    fields.and("underPowerSeconds", view.monotonic().toMillis() / 1_000.0);
    fields.and("turnedByHandOnly", world.manual());
    return fields.map();
  }

  private static @Nullable Object writes(OptionalLong writes) {
    return writes.isPresent() ? writes.getAsLong() : null;
  }

  private static Map<String, @Nullable Object> links(ConnectedLock lock) {
    Fields fields = new Fields();
    fields.and("radioPort", lock.radioAddress().map(address -> address.getPort()).orElse(null));
    fields.and("phonesAtMetres", lock.distance());
    fields.and("network", lock.network());
    fields.and("companion", lock.online());
    return fields.map();
  }

  private static Map<String, @Nullable Object> mind(LockState mind) {
    StoredState stored = mind.stored();
    LiveState live = mind.live();
    Fields fields = new Fields();
    fields.and("mode", stored.modes().operating().wireText());
    fields.and("leavingHome", stored.modes().leavingHome());
    fields.and("systemLocked", stored.lockOut().isOn());
    fields.and("bolt", live.doorway().bolt().wireText());
    fields.and("door", live.doorway().leaf().wireText());
    fields.and("keypadAwake", live.keypad().isAwake());
    fields.and("muted", live.keypad().muted());
    fields.and(
        "procedure",
        live.procedure()
            .map(procedure -> EffectView.words(procedure.getClass().getSimpleName()))
            .orElse(null));
    fields.and("nearPhones", live.links().near().size());
    fields.and("generation", stored.identity().generation().number());
    fields.and("events", stored.journal().sequence());
    fields.and("users", stored.household().users().size());
    fields.and("apps", stored.access().apps().size());
    fields.and("settings", settings(stored));
    return fields.map();
  }

  private static Map<String, Object> settings(StoredState stored) {
    Map<String, Object> settings = new TreeMap<>();
    Arrays.stream(Setting.values())
        .forEach(
            setting ->
                settings.put(
                    setting.settingName().text(), plain(stored.settings().value(setting))));
    return settings;
  }

  private static Object plain(SettingValue value) {
    return switch (value) {
      case SettingValue.Amount(long amount) -> amount;
      case SettingValue.Flag(boolean flag) -> flag;
      case SettingValue.Word(var word) -> word;
    };
  }
}
