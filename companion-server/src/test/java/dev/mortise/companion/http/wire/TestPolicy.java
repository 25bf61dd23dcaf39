package dev.mortise.companion.http.wire;

import java.time.Duration;

/// The server's bounds with some of them changed for a test.
final class TestPolicy {
  private static final HttpPolicy USUAL = HttpPolicy.DEFAULT;

  private int connectionsPerPeer = USUAL.connectionsPerPeer();
  private int pipelined = USUAL.pipelined();
  private int running = USUAL.running();
  private Duration sending = USUAL.sending();
  private Duration idle = USUAL.idle();
  private Duration heartbeat = USUAL.heartbeat();
  private int batch = USUAL.batch();
  private Duration farewell = USUAL.farewell();

  TestPolicy connectionsPerPeer(int most) {
    connectionsPerPeer = most;
    return this;
  }

  TestPolicy pipelined(int most) {
    pipelined = most;
    return this;
  }

  TestPolicy running(int most) {
    running = most;
    return this;
  }

  TestPolicy sending(Duration most) {
    sending = most;
    return this;
  }

  TestPolicy idle(Duration most) {
    idle = most;
    return this;
  }

  TestPolicy heartbeat(Duration every) {
    heartbeat = every;
    return this;
  }

  TestPolicy batch(int most) {
    batch = most;
    return this;
  }

  TestPolicy farewell(Duration most) {
    farewell = most;
    return this;
  }

  HttpPolicy policy() {
    return new HttpPolicy(
        USUAL.bodyBytes(),
        USUAL.headerBytes(),
        USUAL.lineBytes(),
        USUAL.connections(),
        connectionsPerPeer,
        pipelined,
        running,
        USUAL.handshake(),
        sending,
        idle,
        USUAL.receiving(),
        heartbeat,
        batch,
        farewell);
  }
}
