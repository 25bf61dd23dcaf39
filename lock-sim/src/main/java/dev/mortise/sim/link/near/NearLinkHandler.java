package dev.mortise.sim.link.near;

import dev.mortise.protocol.Octets;
import java.util.concurrent.CompletionStage;

/// The lock behind the radio. It is called on the link's thread and must not block it.
public interface NearLinkHandler {

  /// A peer has proved its key and may ask.
  void onConnected(NearPeer peer);

  /// Answers one request; the next of this peer waits until it is done. A failure ends the
  /// connection.
  ///
  /// @param request not yet looked at, at most [NearLinkPolicy#MESSAGE_SIZE_MAX] bytes
  /// @return the response, at most as long; it may come on any thread
  CompletionStage<Octets> onRequest(NearPeer peer, Octets request);

  /// A peer that was connected is gone, or is being sent away; told apart by its connection, since
  /// it may have been enrolled or revoked meanwhile.
  void onDisconnected(NearPeer peer);
}
