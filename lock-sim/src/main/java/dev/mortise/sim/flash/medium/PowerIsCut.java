package dev.mortise.sim.flash.medium;

import java.io.IOException;
import java.io.Serial;

/// The chip has no power: nothing more is written, and nothing can be read.
public final class PowerIsCut extends IOException {

  @Serial private static final long serialVersionUID = 1;

  /// At this operation.
  public PowerIsCut(long operation) {
    super("power was cut at operation=" + operation);
  }
}
