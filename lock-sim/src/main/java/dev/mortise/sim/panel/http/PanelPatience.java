package dev.mortise.sim.panel.http;

import java.time.Duration;

/// How long the simulation API waits for a client.
///
/// @param sending for one whole request, from its first byte on, however slowly it comes
/// @param idle for the next request
/// @param receiving for what was written to be taken
/// @param leaving for a client that was turned away to take the answer and go
public record PanelPatience(Duration sending, Duration idle, Duration receiving, Duration leaving) {

  /// What holds unless a test says otherwise. A picture of 16 MiB takes moments on one machine.
  public static final PanelPatience USUAL =
      new PanelPatience(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2));

  public PanelPatience {
    if (!sending.isPositive()
        || !idle.isPositive()
        || !receiving.isPositive()
        || !leaving.isPositive()) {
      throw new IllegalArgumentException(
          "clients need time sending=%s idle=%s receiving=%s leaving=%s"
              .formatted(sending, idle, receiving, leaving));
    }
  }
}
