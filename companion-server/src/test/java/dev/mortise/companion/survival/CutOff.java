package dev.mortise.companion.survival;

import java.io.Serial;

/// What was asked for may have happened or not: a program went while it was under way. Nothing else
/// excuses that there is no answer.
final class CutOff extends Exception {

  @Serial private static final long serialVersionUID = 1;

  CutOff(String what) {
    super(what);
  }

  CutOff(Exception cause) {
    super(cause);
  }
}
