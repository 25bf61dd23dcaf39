package dev.mortise.bench.accuracy.print;

/// Fetches the minutiae of one impression; nothing is kept, so that a second call fetches them
/// again.
public interface MinutiaeSource {

  /// The minutiae, or why there are none.
  Fetched fetch();

  /// What came of it.
  sealed interface Fetched {

    /// There are minutiae.
    ///
    /// @param minutiae at least one
    record Found(Minutiae minutiae) implements Fetched {}

    /// A failure to enrol.
    ///
    /// @param fault one sentence
    record Failure(String fault) implements Fetched {}
  }
}
