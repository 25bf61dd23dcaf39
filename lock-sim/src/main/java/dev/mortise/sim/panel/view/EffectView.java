package dev.mortise.sim.panel.view;

import dev.mortise.biometric.TemplateSlot;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalEntry;
import dev.mortise.lock.LockEffect;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.sim.command.event.EventFields;
import dev.mortise.sim.command.event.Names;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.panel.effect.SeenEffect;
import dev.mortise.sim.panel.effect.SeenEffect.What;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Effects of a lock.
///
/// @param names what users and apps are called in recorded events
public record EffectView(Names names) {

  /// One effect: its number, time and kind, and what belongs to the kind.
  public Map<String, @Nullable Object> of(SeenEffect effect) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("number", effect.number());
    fields.put("at", effect.at().truncatedTo(ChronoUnit.MILLIS).toString());
    fields.put("effect", kind(effect));
    fields.putAll(
        switch (effect.what()) {
          case What.Decided(var decided) -> fields(decided);
          case What.OfTheBody(var sign) -> fields(sign);
        });
    return fields;
  }

  /// The kind of an effect, lower-kebab.
  public static String kind(SeenEffect effect) {
    return switch (effect.what()) {
      case What.Decided(var decided) -> kind(decided);
      case What.OfTheBody(var sign) -> words(sign.getClass().getSimpleName());
    };
  }

  private static String kind(LockEffect effect) {
    return switch (effect) {
      case LockEffect.Show _ -> "screen";
      case LockEffect.RecordEvent _ -> "event";
      default -> words(effect.getClass().getSimpleName());
    };
  }

  private Map<String, @Nullable Object> fields(LockEffect effect) {
    return switch (effect) {
      case LockEffect.DriveBolt(boolean extend) ->
          Fields.of("to", extend ? "locked" : "unlocked").map();
      case LockEffect.Speak(var prompt, var language) ->
          Fields.of("prompt", words(prompt.name()))
              .and("language", language.wireText())
              .and("text", prompt.in(language))
              .map();
      case LockEffect.Beep(var tone) -> Fields.of("tone", words(tone.name())).map();
      case LockEffect.Light(var light, boolean on) ->
          Fields.of("light", words(light.name())).and("on", on).map();
      case LockEffect.Siren(boolean on) -> Fields.of("on", on).map();
      case LockEffect.Show(var screen) -> ScreenView.of(screen);
      case LockEffect.RecordEvent(var entry) -> event(entry);
      case LockEffect.DropEvents(long from, long to, var except) ->
          Fields.of("from", from)
              .and("to", to)
              .and("except", except.stream().sorted().toList())
              .map();
      case LockEffect.KeepTemplate(var slot, _) -> slot(slot);
      case LockEffect.DropTemplates(var slot) -> slot(slot);
      case LockEffect.OpenLinked(var link, var user) ->
          Fields.of("lock", link.lock().toString()).and("user", user.number()).map();
      case LockEffect.SetClock(var time) -> Fields.of("time", time.toString()).map();
      case LockEffect.JoinNetwork(var network) -> Fields.of("network", network.name()).map();
      case LockEffect.SwitchWifi(boolean on) -> Fields.of("on", on).map();
      case LockEffect.StartView _,
          LockEffect.EndView _,
          LockEffect.EraseEverything _,
          LockEffect.Restart _,
          LockEffect.AwaitFirmware _,
          LockEffect.Answer _,
          LockEffect.ReadEvents _,
          LockEffect.WakeAt _ ->
          Map.of();
    };
  }

  private static Map<String, @Nullable Object> fields(Sign sign) {
    return switch (sign) {
      case Sign.Bolt(var state) -> Fields.of("state", state.wireText()).map();
      case Sign.Power(boolean on) -> Fields.of("on", on).map();
      case Sign.Stopped(var fault) -> Fields.of("fault", fault).map();
      case Sign.Spoken _, Sign.Beeped _, Sign.Lit _, Sign.Siren _, Sign.Shown _ -> Map.of();
    };
  }

  private static Map<String, @Nullable Object> slot(TemplateSlot slot) {
    return Fields.of("kind", words(slot.kind().name())).and("slot", slot.index()).map();
  }

  /// An event as it was recorded.
  public Map<String, @Nullable Object> event(JournalEntry entry) {
    try {
      return EventFields.of(EventMessage.decode(entry.payload()), names);
    } catch (MalformedCbor e) {
      throw new IllegalStateException("the lock wrote an event it cannot read", e);
    }
  }

  /// Words as they stand on the wire, of a name as it stands in the code.
  static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
