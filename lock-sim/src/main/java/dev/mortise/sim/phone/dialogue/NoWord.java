package dev.mortise.sim.phone.dialogue;

import java.io.IOException;

/// No response came from the lock. Whether the request reached it is not known, unless [#reached()]
/// says that it did not.
public final class NoWord extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean reached;

  private NoWord(String message, boolean reached, Throwable cause) {
    super(message, cause);
    this.reached = reached;
  }

  /// The request never left.
  public static NoWord unreachable(String why, Throwable cause) {
    return new NoWord(why, false, cause);
  }

  /// The request left, and nothing came back.
  public static NoWord lost(String why, Throwable cause) {
    return new NoWord(why, true, cause);
  }

  /// One sentence for people.
  public String why() {
    return String.valueOf(getMessage());
  }

  /// Whether the request may have reached the lock.
  public boolean reached() {
    return reached;
  }
}
