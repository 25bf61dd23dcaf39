package dev.mortise.sim.sensor;

/// What came of fetching the image of a finger: the image, or one sentence that says why there is
/// none.
public sealed interface FingerLoad {

  /// There is an image.
  ///
  /// @param image what to lay on the reader
  record Loaded(FingerImage image) implements FingerLoad {}

  /// There is none.
  ///
  /// @param fault one sentence for the person who named the finger: what is wrong, and what would
  ///   be right
  record Refused(String fault) implements FingerLoad {}
}
