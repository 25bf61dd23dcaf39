package dev.mortise.sim.device;

import java.io.Serial;

/// A folder cannot hold a lock. The message is one sentence for a person, with the way out.
public final class PlaceUnusable extends Exception {

  @Serial private static final long serialVersionUID = 1;

  PlaceUnusable(String message) {
    super(message);
  }
}
