package dev.mortise.sim.world.script;

import dev.mortise.lock.LockModel;
import dev.mortise.sim.line.LineWord;
import dev.mortise.sim.line.Spelling;
import dev.mortise.sim.world.courier.Leg;
import dev.mortise.sim.world.scenario.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The first words of those lines of a script that name no cause.
public enum ScriptWord implements LineWord {
  /// What chance is drawn from.
  SEED("seed", "N", "draw all that is left to chance from this; --seed goes before it", "42"),
  /// The beginning.
  START("start", "DATE TIME", "when the world begins, in UTC", "2026-03-01 21:00"),
  /// What the lock is built with.
  MODEL(
      "model",
      or(LockModel.ALL.stream().map(LockModel::name)),
      "the model of the lock",
      "palm-lock"),
  /// The numbers it goes by.
  PROFILE("profile", "hardened | manual", "what wrong tries cost", "manual"),
  /// When, by the clock.
  AT(
      "at",
      "TIME LINE",
      "do the rest of the line when the world's clock shows this next, in UTC",
      "22:00 press 135790 ok"),
  /// When, by the step before.
  AFTER(
      "after",
      "TIME LINE",
      "do the rest of the line so long after the step before",
      "15s expect bolt locked",
      "1h30m battery in"),
  /// A look.
  EXPECT(
      "expect",
      "[not] WHAT VALUE",
      "look at the lock, one second after the line before unless at or after says when",
      "bolt locked",
      "not event \"unlocked\"",
      "phone done"),
  /// The power of the flash.
  POWER(
      "power",
      "cut [at write N] | back",
      "let power go at a write to the lock's memory, the N-th from now or one drawn from the seed,"
          + " and bring it back; back also calls off a cut that has not come",
      "cut",
      "cut at write 3",
      "back"),
  /// Chance.
  FAULTS(
      "faults",
      or(Stream.of(ChanceWord.values()).map(word -> word.word() + " N%")) + " ..., or none",
      "how likely it is that something goes wrong before each cause and message from now on; what a"
          + " line does not name stays as it was, none ends all",
      "cut 20% jam 20%",
      "drop 5% double 5%",
      "none"),
  /// The administrator's phone.
  PHONE(
      "phone",
      "pair | unlock WAY | lock WAY | setting NAME on | setting NAME off",
      "let the administrator's phone do something; its way is near or remote",
      "pair",
      "unlock near",
      "lock remote",
      "setting remote-unlock on"),
  /// Messages.
  LINK(
      "link",
      "drop LEG | double LEG | reorder LEG | delay LEG TIME",
      "what becomes of the phone's next message on a leg (%s); a second line for the same leg is"
              .formatted(or(Stream.of(Leg.values()).map(Leg::toString)))
          + " for the message after that",
      "drop command",
      "reorder answer",
      "delay receipt 12s"),
  /// Ways.
  PARTITION(
      "partition",
      "near | remote | all | none",
      "cut a way between phone and lock, beside those that are cut; none brings all back",
      "remote",
      "none");

  @SuppressWarnings("ImmutableEnumChecker") // It is immutable.
  private final Spelling spelling;

  ScriptWord(String word, String syntax, String meaning, String... arguments) {
    this.spelling = new Spelling(word, syntax, meaning, List.of(arguments));
  }

  /// The one of this word.
  public static Optional<ScriptWord> of(String word) {
    return LineWord.find(values(), word);
  }

  /// Whether it holds for the whole script, wherever it stands.
  boolean isSetting() {
    return this == SEED || this == START || this == MODEL || this == PROFILE;
  }

  /// Beside what is right, what its letters stand for.
  @Override
  public String fault(String rest) {
    String first = LineWord.super.fault(rest);
    return switch (this) {
      case EXPECT ->
          first
              + " WHAT is %s.".formatted(words(Arrays.stream(Subject.values()).map(Subject::word)));
      case LINK ->
          first + " LEG is %s.".formatted(words(Stream.of(Leg.values()).map(Leg::toString)));
      case PHONE -> first + " WAY is near or remote.";
      default -> first;
    };
  }

  private static String words(Stream<String> words) {
    return words.collect(Collectors.joining(", "));
  }

  private static String or(Stream<String> words) {
    return words.collect(Collectors.joining(" | "));
  }

  @Override
  public Spelling spelling() {
    return spelling;
  }
}
