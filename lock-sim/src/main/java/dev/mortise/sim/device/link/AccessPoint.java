package dev.mortise.sim.device.link;

import java.util.Arrays;
import java.util.Optional;

/// A wireless network as it is heard where the lock hangs.
///
/// @param heard at which band, and how well
/// @param password what it asks for; empty if it is open
public record AccessPoint(Heard heard, String password) {

  /// How a network is heard.
  public enum Heard {

    /// At 2.4 GHz, which the lock receives.
    GHZ_2_4("2.4"),

    /// At 5 GHz alone, which it does not.
    GHZ_5("5"),

    /// At 2.4 GHz, too faintly.
    FAINT("faint"),

    /// Not any more.
    GONE("gone");

    private final String word;

    Heard(String word) {
      this.word = word;
    }

    /// The word for it.
    public String word() {
      return word;
    }

    /// What a word means, if it is one of these.
    public static Optional<Heard> of(String word) {
      return Arrays.stream(values()).filter(heard -> heard.word.equals(word)).findFirst();
    }
  }
}
