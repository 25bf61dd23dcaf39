package dev.mortise.sim.phone.dialogue;

import java.io.IOException;

/// No response came from the lock, and what is known of the request's fate.
public final class NoWord extends IOException {

  private static final long serialVersionUID = 1L;

  /// What became of the request.
  public enum Fate {
    /// It never left.
    UNSENT,

    /// Whoever carries for the phone would not carry this.
    TURNED_AWAY,

    /// It left; whether it arrived is not known.
    LOST
  }

  private final Fate fate;

  private NoWord(String message, Fate fate, Throwable cause) {
    super(message, cause);
    this.fate = fate;
  }

  /// The request never left.
  public static NoWord unreachable(String why, Throwable cause) {
    return new NoWord(why, Fate.UNSENT, cause);
  }

  /// Whoever carries for the phone would not carry this request.
  public static NoWord turnedAway(String why, Throwable cause) {
    return new NoWord(why, Fate.TURNED_AWAY, cause);
  }

  /// The request left, and nothing came back.
  public static NoWord lost(String why, Throwable cause) {
    return new NoWord(why, Fate.LOST, cause);
  }

  /// One sentence for people.
  public String why() {
    return String.valueOf(getMessage());
  }

  /// What became of the request.
  public Fate fate() {
    return fate;
  }
}
