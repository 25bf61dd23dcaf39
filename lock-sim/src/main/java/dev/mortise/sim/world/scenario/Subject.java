package dev.mortise.sim.world.scenario;

import dev.mortise.lock.LockState;
import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Screen;
import dev.mortise.sim.device.LockView;
import dev.mortise.sim.line.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What can be looked at.
public enum Subject {
  /// The bolt.
  BOLT("the bolt", "bolt", "locked", "unlocked", "unlatched", "not fully locked", "unknown"),
  /// The leaf.
  DOOR("the door itself", "door", "open", "closed"),
  /// The power.
  POWER("whether the lock runs", "power", "on", "off"),
  /// The operating mode.
  MODE("the operating mode", "mode", "normal", "privacy", "passage", "no remote lock unlock"),
  /// The lock-out (LK-47).
  SYSTEM("the lock-out after wrong tries", "system", "locked", "not locked"),
  /// The siren.
  SIREN("the siren", "siren", "on", "off"),
  /// The low-battery light.
  LOW_BATTERY("the light that warns of the battery", "low-battery", "lit", "dark"),
  /// The screen.
  SCREEN("what the screen shows", "screen", "nothing", "pairing qr", "pairing digits"),
  /// What the lock knows of the time (D-17).
  TIME("whether the lock knows the time", "time", "known", "unknown"),
  /// Whether the flash is the one the lock wrote last (SEC-26).
  FLASH("whether the flash is the one it wrote last", "flash", "current", "restored"),
  /// What is left in the battery.
  BATTERY("what is left in the battery, 0 to 100", "battery", "N%"),
  /// What the voice has said since the cause before.
  SAID("that these words were said since the cause before", "said", "WORDS"),
  /// What was recorded since the cause before.
  EVENT("that these words were recorded since the cause before", "event", "WORDS"),
  /// What the phone heard of what it did last: *done*, or why not.
  PHONE("what the phone heard of what it did last: done, or these words", "phone", "WORDS");

  private static final String NO_POWER = "no power";

  private final String meaning;
  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes an immutable one.
  private final List<String> values;

  Subject(String meaning, String word, String... values) {
    this.meaning = meaning;
    this.word = word;
    this.values = List.of(values);
  }

  /// The subject of this word.
  public static Optional<Subject> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  /// All words, for messages.
  public static String words() {
    return Arrays.stream(values()).map(Subject::word).collect(Collectors.joining(", "));
  }

  /// The word itself.
  public String word() {
    return word;
  }

  /// What is looked at, for people.
  public String meaning() {
    return meaning;
  }

  /// What may be expected of it, for messages.
  public String usage() {
    return word + " " + String.join(" | ", values);
  }

  /// What it can be, or how that is written where it is a number or a text.
  public List<String> choices() {
    return values;
  }

  /// Whether it is a text, of which some words are expected.
  public boolean isText() {
    return this == SAID || this == EVENT || this == PHONE;
  }

  /// What somebody means who writes this, in the words of this subject; empty if it is never so.
  /// Capitals do not count, and a hyphen stands for a space, as in the simulation API; in a text
  /// everything counts.
  public Optional<String> read(String written) {
    if (isText()) {
      return Optional.of(written).filter(text -> !text.isBlank());
    }
    if (this == BATTERY) {
      OptionalInt percent = Measure.percent(written);
      return percent.isPresent() ? Optional.of(percent.getAsInt() + "%") : Optional.empty();
    }
    String plain = words(written.toLowerCase(Locale.ROOT)).replaceAll("\\s+", " ");
    return Optional.of(plain).filter(values::contains);
  }

  /// What is to be seen of it, in its own words.
  String look(Stage stage) {
    LockView view = stage.view();
    return switch (this) {
      case BOLT -> words(view.body().bolt().wireText());
      case DOOR -> view.body().doorOpen() ? "open" : "closed";
      case POWER -> view.powered() ? "on" : "off";
      case MODE -> mind(view, mind -> words(mind.stored().modes().operating().wireText()));
      case SYSTEM -> mind(view, mind -> mind.stored().lockOut().isOn() ? "locked" : "not locked");
      case SIREN -> view.panel().siren() ? "on" : "off";
      case LOW_BATTERY -> view.panel().lights().contains(LightId.LOW_BATTERY) ? "lit" : "dark";
      case SCREEN -> screen(view.panel().screen());
      case TIME -> view.wall().isPresent() ? "known" : "unknown";
      case FLASH ->
          mind(view, mind -> mind.stored().identity().flash().name().toLowerCase(Locale.ROOT));
      case BATTERY -> view.body().batteryPercent() + "%";
      case SAID -> String.join(" / ", stage.said());
      case EVENT -> String.join(" / ", stage.events());
      case PHONE -> stage.phone().heard();
    };
  }

  private static String screen(Screen screen) {
    return switch (screen) {
      case Screen.Blank() -> "nothing";
      case Screen.PairingQr _ -> "pairing qr";
      case Screen.PairingDigits _ -> "pairing digits";
    };
  }

  private static String mind(LockView view, Function<LockState, String> look) {
    return view.mind().map(look).orElse(NO_POWER);
  }

  private static String words(String wireText) {
    return wireText.replace('-', ' ');
  }
}
