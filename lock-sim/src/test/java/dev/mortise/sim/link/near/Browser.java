package dev.mortise.sim.link.near;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.sim.link.noise.HandshakeState;
import dev.mortise.sim.link.noise.NoiseTransport;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// A browser's end of the near link, by the JDK's own WebSocket.
final class Browser implements WebSocket.Listener, AutoCloseable {

  final BlockingQueue<Octets> messages = new LinkedBlockingQueue<>();
  final BlockingQueue<Octets> pongs = new LinkedBlockingQueue<>();

  /// The code that the lock closed with; fails if it hung up without one.
  final CompletableFuture<Integer> closed = new CompletableFuture<>();

  private final HttpClient client = HttpClient.newHttpClient();
  final WebSocket socket;

  Browser(TestLock lock) throws Exception {
    InetSocketAddress address = lock.server.address();
    socket =
        TestLock.await(
            client
                .newWebSocketBuilder()
                .header("Origin", "https://elsewhere.example")
                .buildAsync(URI.create("ws://127.0.0.1:" + address.getPort() + "/near"), this));
  }

  void send(Octets message) throws Exception {
    TestLock.await(socket.sendBinary(message.asBuffer(), true));
  }

  Octets next() throws InterruptedException {
    return TestLock.awaitNext(messages);
  }

  NoiseTransport secure(TestLock lock, AgreementKeyPair own) throws Exception {
    HandshakeState handshake = RawPhone.handshake(lock.call(own));
    send(handshake.write(Octets.empty()));
    handshake.read(next());
    send(handshake.write(Octets.empty()));
    return handshake.split();
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    messages.add(Octets.adopt(bytes));
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    pongs.add(Octets.adopt(bytes));
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.completeExceptionally(failure);
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }
}
