package dev.mortise.companion.sandbox.tour;

/// The story went otherwise than it should.
final class Deviation extends Exception {

  private static final long serialVersionUID = 1L;

  /// @param expected what should have come, as the transcript would have said it
  Deviation(String expected) {
    super(expected);
  }
}
