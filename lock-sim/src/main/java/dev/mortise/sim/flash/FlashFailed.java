package dev.mortise.sim.flash;

import java.io.Serial;

/// The lock's memory cannot be read or written. What was asked for may have happened or not;
/// opening the memory anew tells.
public final class FlashFailed extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public FlashFailed(String message, Throwable cause) {
    super(message, cause);
  }

  public FlashFailed(String message) {
    super(message);
  }
}
