package dev.mortise.sim.world.script;

import dev.mortise.sim.world.courier.LinkChances;
import dev.mortise.sim.world.scenario.ChanceFaults;
import java.util.Arrays;
import java.util.Optional;

/// What may go wrong by chance, in the words of `faults`.
enum ChanceWord {
  /// Power goes at one of the next writes, and comes back after the cause.
  CUT("cut"),
  /// Something is in the bolt's way, for one cause.
  JAM("jam"),
  /// The clocks go wrong.
  DRIFT("drift"),
  /// A message is lost.
  DROP("drop"),
  /// A message arrives twice.
  DOUBLE("double"),
  /// A message is late.
  DELAY("delay"),
  /// A message arrives behind the next.
  REORDER("reorder"),
  /// The way is cut for some minutes.
  PARTITION("partition");

  private final String word;

  ChanceWord(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Optional<ChanceWord> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  /// The same chances but for this one.
  ///
  /// @param chance 0 to 100 per cent
  ChanceFaults in(ChanceFaults all, int chance) {
    return switch (this) {
      case CUT -> new ChanceFaults(chance, all.jam(), all.drift(), all.links());
      case JAM -> new ChanceFaults(all.cut(), chance, all.drift(), all.links());
      case DRIFT -> new ChanceFaults(all.cut(), all.jam(), chance, all.links());
      case DROP, DOUBLE, DELAY, REORDER, PARTITION ->
          new ChanceFaults(all.cut(), all.jam(), all.drift(), in(all.links(), chance));
    };
  }

  private LinkChances in(LinkChances all, int chance) {
    return new LinkChances(
        this == DROP ? chance : all.drop(),
        this == DOUBLE ? chance : all.twice(),
        this == DELAY ? chance : all.delay(),
        this == REORDER ? chance : all.reorder(),
        this == PARTITION ? chance : all.partition());
  }
}
