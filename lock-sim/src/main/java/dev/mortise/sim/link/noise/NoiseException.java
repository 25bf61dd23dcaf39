package dev.mortise.sim.link.noise;

import java.io.Serial;

/// A message that breaks the Noise protocol. The conversation is over: its keys are already wiped.
public final class NoiseException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final NoiseFault fault;

  NoiseException(NoiseFault fault) {
    super("noise fault=" + fault);
    this.fault = fault;
  }

  /// What was wrong.
  public NoiseFault fault() {
    return fault;
  }
}
