package dev.mortise.sim.link.device;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// What a lock does with its device link. Called on the link's event loop: never block in it.
public interface DeviceLinkHandler {

  /// A request came; the stage completes with the lock's response. If it fails, nothing is sent and
  /// the companion's own deadline ends the request.
  CompletionStage<Octets> onRequest(Octets request);

  /// A piece of firmware came; the stage completes with what the companion is told of it. Whoever
  /// takes no firmware refuses it.
  default CompletionStage<Acknowledgement> onImage(ImageChunk piece) {
    return CompletableFuture.completedStage(Acknowledgement.REFUSED);
  }

  /// The link came up or went down.
  void onLinkChanged(boolean online);

  /// The lock's wall clock, by which it judges certificates; empty while the time is unknown.
  Optional<Instant> wallTime();
}
