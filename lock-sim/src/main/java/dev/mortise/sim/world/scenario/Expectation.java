package dev.mortise.sim.world.scenario;

import java.util.Optional;

/// What is to be seen at a lock, or not to be.
///
/// @param subject of what
/// @param not whether it is not to be so
/// @param value in the words of [Subject]
public record Expectation(Subject subject, boolean not, String value) {

  public Expectation {
    String written = value;
    value =
        subject
            .read(written)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "nobody can expect subject=%s value=%s"
                            .formatted(subject.word(), written)));
  }

  /// This is to be seen.
  ///
  /// @throws IllegalArgumentException if the subject is never so
  public static Expectation that(Subject subject, String value) {
    return new Expectation(subject, false, value);
  }

  /// This is not to be seen.
  ///
  /// @throws IllegalArgumentException if the subject is never so
  public static Expectation not(Subject subject, String value) {
    return new Expectation(subject, true, value);
  }

  /// What was found instead, or empty if it holds.
  Optional<String> found(Stage stage) {
    String found = subject.look(stage);
    boolean is = subject.isText() ? found.contains(value) : found.equals(value);
    String told = found.isEmpty() ? "nothing" : found;
    return is == not ? Optional.of(told) : Optional.empty();
  }

  @Override
  public String toString() {
    return (not ? "not " : "") + subject.word() + " " + value;
  }
}
