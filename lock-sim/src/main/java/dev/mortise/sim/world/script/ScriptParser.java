package dev.mortise.sim.world.script;

import dev.mortise.authority.Channel;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.cause.CauseReading;
import dev.mortise.sim.cause.CauseWord;
import dev.mortise.sim.line.LineWord;
import dev.mortise.sim.line.Measure;
import dev.mortise.sim.world.scenario.Act;
import dev.mortise.sim.world.scenario.ChanceFaults;
import dev.mortise.sim.world.scenario.Scenario;
import dev.mortise.sim.world.scenario.Scenario.Step;
import dev.mortise.sim.world.scenario.When;
import dev.mortise.sim.world.script.ScriptReading.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the text form, line by line. Pure, and total: every faulty line is named.
///
/// Capitals count in no word of a script's own, as they count in none of a cause's.
final class ScriptParser {

  private final List<Step> steps = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Map<ScriptWord, Integer> settings = new EnumMap<>(ScriptWord.class);
  private Optional<Long> seed = Optional.empty();
  private Instant start = Scenario.USUAL_START;
  private LockModel model = LockModel.VIDEO_LOCK;
  private LockPolicy policy = LockPolicy.HARDENED;

  // What the lines so far come to: a further one adds to it.
  private ChanceFaults chances = ChanceFaults.NONE;
  private Set<Channel> cut = EnumSet.noneOf(Channel.class);

  private ScriptParser() {}

  static ScriptReading parse(String text) {
    ScriptParser parser = new ScriptParser();
    int number = 0;
    for (String line : text.replaceFirst("^\uFEFF", "").lines().toList()) {
      number++;
      try {
        parser.line(number, line.strip());
      } catch (Faulty e) {
        parser.faults.add(new Fault(number, String.valueOf(e.getMessage())));
      }
    }
    parser.whole(number);
    return parser.faults.isEmpty()
        ? new ScriptReading.Understood(
            new Scenario(parser.seed, parser.start, parser.model, parser.policy, parser.steps))
        : new ScriptReading.NotUnderstood(parser.faults);
  }

  /// What can be said of it only at its end.
  private void whole(int lines) {
    if (steps.size() > Scenario.STEPS_MAX) {
      String what = "A script has at most %,d steps.".formatted(Scenario.STEPS_MAX);
      faults.add(new Fault(lines, what));
    }
    if (faults.isEmpty() && steps.stream().noneMatch(step -> step.act() instanceof Act.Expect)) {
      String what =
          "This script expects nothing, so it would pass whatever the lock did; add a line such as:"
              + " expect bolt locked";
      faults.add(new Fault(Math.max(lines, 1), what));
    }
  }

  private void line(int number, String line) throws Faulty {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.length() > CauseReading.LINE_MAX) {
      throw new Faulty("A line has at most %d characters.".formatted(CauseReading.LINE_MAX));
    }
    Optional<ScriptWord> word = ScriptWord.of(first(line));
    if (word.filter(ScriptWord::isSetting).isPresent()) {
      set(number, word.get(), behind(line).toLowerCase(Locale.ROOT));
      return;
    }
    boolean timed = word.filter(it -> it == ScriptWord.AT || it == ScriptWord.AFTER).isPresent();
    if (!timed) {
      steps.add(new Step(number, new When.Soon(), act(line)));
      return;
    }
    String rest = behind(line);
    if (behind(rest).isEmpty()) {
      throw new Faulty(word.get().fault(rest));
    }
    When when =
        word.get() == ScriptWord.AT ? new When.At(time(first(rest))) : after(first(rest), rest);
    steps.add(new Step(number, when, act(behind(rest))));
  }

  /// The first word, in small letters.
  private static String first(String line) {
    return line.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
  }

  /// What stands behind the first word, perhaps nothing.
  private static String behind(String line) {
    String[] words = line.split("\\s+", 2);
    return words.length == 1 ? "" : words[1].strip();
  }

  /// What holds for the whole of it stands there once, wherever.
  private void set(int number, ScriptWord word, String value) throws Faulty {
    Integer before = settings.putIfAbsent(word, number);
    if (before != null) {
      throw new Faulty(
          "There is a %s in line %d already, and a script has one.".formatted(word.word(), before));
    }
    switch (word) {
      case SEED -> seed = Optional.of(seed(value));
      case START -> start = start(value);
      case MODEL ->
          model =
              LockModel.ALL.stream()
                  .filter(one -> one.name().equals(value))
                  .findFirst()
                  .orElseThrow(() -> new Faulty(word.fault(value)));
      default ->
          policy =
              switch (value) {
                case "hardened" -> LockPolicy.HARDENED;
                case "manual" -> LockPolicy.MANUAL;
                default -> throw new Faulty(word.fault(value));
              };
    }
  }

  private static long seed(String text) throws Faulty {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Faulty("Write a whole number: seed 42, not \"%s\".".formatted(text));
    }
  }

  private static Instant start(String text) throws Faulty {
    try {
      String date = text.replace(' ', 'T').replace('t', 'T');
      return LocalDateTime.parse(date).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Faulty(
          "Write date and time in UTC: start 2026-03-01 21:00, not \"%s\".".formatted(text));
    }
  }

  private static LocalTime time(String text) throws Faulty {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new Faulty("Write a time of day: at 22:00 or at 06:30:15, not \"%s\".".formatted(text));
    }
  }

  /// Here a time is one word, or nobody could tell where the rest of the line begins.
  private static When after(String word, String rest) throws Faulty {
    Optional<Duration> time = Measure.time(word);
    if (time.isEmpty() || Measure.time(first(behind(rest))).isPresent()) {
      throw new Faulty(
          "Write how long in one word: after 90s, 3m or 1h30m, not \"%s\".".formatted(rest));
    }
    return new When.After(time.get());
  }

  private Act act(String text) throws Faulty {
    Optional<ScriptWord> word = ScriptWord.of(first(text));
    return word.isPresent() ? act(word.get(), behind(text)) : cause(text);
  }

  private Act act(ScriptWord word, String written) throws Faulty {
    String rest = written.toLowerCase(Locale.ROOT);
    return switch (word) {
      case EXPECT -> new Act.Expect(ExpectLine.read(written));
      case POWER -> power(rest);
      case FAULTS -> {
        chances = chances(chances, rest);
        yield new Act.Faults(chances);
      }
      case PHONE -> PhoneLines.phone(rest).orElseThrow(() -> new Faulty(word.fault(rest)));
      case LINK -> PhoneLines.link(rest).orElseThrow(() -> new Faulty(word.fault(rest)));
      case PARTITION -> {
        cut = PhoneLines.partition(cut, rest).orElseThrow(() -> new Faulty(word.fault(rest)));
        yield new Act.Partition(cut);
      }
      case SEED, START, MODEL, PROFILE, AT, AFTER ->
          throw new Faulty("%s begins a line of its own.".formatted(word.word()));
    };
  }

  private static Act cause(String text) throws Faulty {
    String first = first(text);
    if (CauseWord.of(first).isEmpty()) {
      List<LineWord> words =
          Stream.<LineWord>concat(Stream.of(ScriptWord.values()), Stream.of(CauseWord.values()))
              .toList();
      throw new Faulty(
          "There is no line \"%s\" in a script.%s"
              .formatted(first, LineWord.didYouMean(first, words)));
    }
    return switch (CauseReading.parse(text)) {
      case CauseReading.Understood(Cause.Drift(int ppm)) -> new Act.Drift(ppm);
      case CauseReading.Understood(Cause.CutPower(int write)) ->
          new Act.CutPower(OptionalInt.of(write));
      case CauseReading.Understood(Cause.DumpFlash(var name)) -> new Act.DumpFlash(name);
      case CauseReading.Understood(Cause.RestoreFlash(var name)) -> new Act.RestoreFlash(name);
      case CauseReading.Understood(var cause) -> new Act.Do(cause);
      case CauseReading.NotUnderstood(var fault) -> throw new Faulty(fault);
    };
  }

  private static Act power(String rest) throws Faulty {
    String at = "cut at write ";
    String words = rest.replaceAll("\\s+", " ");
    return switch (words) {
      case "back" -> new Act.PowerBack();
      case "cut" -> new Act.CutPower(OptionalInt.empty());
      default -> {
        if (words.startsWith(at)
            && CauseReading.parse("cut " + words.substring(at.length()))
                instanceof CauseReading.Understood(Cause.CutPower(int write))) {
          yield new Act.CutPower(OptionalInt.of(write));
        }
        throw new Faulty(ScriptWord.POWER.fault(rest));
      }
    };
  }

  /// The chances so far, but for those named.
  private static ChanceFaults chances(ChanceFaults before, String rest) throws Faulty {
    if (rest.equals("none")) {
      return ChanceFaults.NONE;
    }
    ChanceFaults all = before;
    Set<ChanceWord> named = EnumSet.noneOf(ChanceWord.class);
    String[] words = rest.split("\\s+", -1);
    for (int i = 0; i < words.length; i += 2) {
      Optional<ChanceWord> word = ChanceWord.of(words[i]);
      OptionalInt chance =
          i + 1 < words.length ? Measure.percent(words[i + 1]) : OptionalInt.empty();
      if (word.isEmpty() || chance.isEmpty()) {
        throw new Faulty(ScriptWord.FAULTS.fault(rest));
      }
      if (!named.add(word.get())) {
        throw new Faulty("This names %s twice.".formatted(words[i]));
      }
      all = word.get().in(all, chance.getAsInt());
    }
    return all;
  }
}
