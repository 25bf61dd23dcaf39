package dev.mortise.companion.http.wire;

import java.time.Duration;

/// The bounds of the HTTP server.
///
/// @param bodyBytes the largest content of a request
/// @param headerBytes the largest header section of a request
/// @param lineBytes the longest request line
/// @param connections open at once, in all
/// @param connectionsPerPeer open at once from one address
/// @param pipelined requests of one connection that may wait while one is answered
/// @param running requests that are answered at once; one more gets 503
/// @param handshake time for the TLS handshake
/// @param sending time for a client to send one whole request, from its first byte on
/// @param idle time a connection may lie still between requests
/// @param receiving time for a client to take what was written to it
/// @param heartbeat how often an event stream without news shows that it lives
/// @param batch events of a stream that are in memory at once
/// @param farewell time for running requests when the server stops
public record HttpPolicy(
    int bodyBytes,
    int headerBytes,
    int lineBytes,
    int connections,
    int connectionsPerPeer,
    int pipelined,
    int running,
    Duration handshake,
    Duration sending,
    Duration idle,
    Duration receiving,
    Duration heartbeat,
    int batch,
    Duration farewell) {
  /// What `serve` runs with.
  public static final HttpPolicy DEFAULT =
      new HttpPolicy(
          16 * 1024,
          8 * 1024,
          4 * 1024,
          10_000,
          1_000,
          16,
          512,
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          64,
          Duration.ofSeconds(3));
}
