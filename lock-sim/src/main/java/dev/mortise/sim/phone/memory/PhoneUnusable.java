package dev.mortise.sim.phone.memory;

import java.io.IOException;

/// A phone's memory cannot be used. The message is one sentence for people, with the way out.
public final class PhoneUnusable extends IOException {

  private static final long serialVersionUID = 1L;

  /// @param message one sentence for people
  public PhoneUnusable(String message) {
    super(message);
  }

  PhoneUnusable(String message, Throwable cause) {
    super(message, cause);
  }

  /// The sentence for people.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
