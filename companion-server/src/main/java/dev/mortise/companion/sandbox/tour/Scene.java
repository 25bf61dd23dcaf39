package dev.mortise.companion.sandbox.tour;

/// A part of the story that is told under one heading.
///
/// @param title what happens in it
/// @param rules the rules of the lock that it shows, for whoever looks them up
/// @param act what is done and expected
record Scene(String title, String rules, Act act) {

  /// What is done and expected.
  @FunctionalInterface
  interface Act {

    /// Plays it.
    ///
    /// @throws Deviation as soon as something comes out otherwise
    void play(Stage stage) throws Deviation;
  }
}
