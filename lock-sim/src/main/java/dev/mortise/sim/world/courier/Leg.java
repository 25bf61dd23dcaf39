package dev.mortise.sim.world.courier;

import java.util.Arrays;
import java.util.Optional;

/// One of the four ways that words go while a lock is asked to do something.
public enum Leg {
  /// The phone asks for a challenge.
  QUESTION("question"),
  /// The lock answers with one.
  ANSWER("answer"),
  /// The phone sends what it has signed over it.
  COMMAND("command"),
  /// The lock says how that ended.
  RECEIPT("receipt");

  private final String word;

  Leg(String word) {
    this.word = word;
  }

  /// The leg of this word.
  public static Optional<Leg> of(String word) {
    return Arrays.stream(values()).filter(leg -> leg.word.equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
