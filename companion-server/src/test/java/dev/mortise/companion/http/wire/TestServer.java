package dev.mortise.companion.http.wire;

import dev.mortise.companion.http.BearerToken;
import dev.mortise.companion.http.Caller;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.dispatch.Dispatcher;
import dev.mortise.companion.http.dispatch.Origins;
import dev.mortise.companion.http.dispatch.StoredAnswers;
import dev.mortise.companion.http.dispatch.StreamPlaces;
import dev.mortise.companion.http.transport.ServerTls;
import dev.mortise.companion.http.transport.TlsIdentity;
import dev.mortise.companion.http.transport.Transport;
import dev.mortise.companion.store.DataFolder;
import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.sqlite.SqliteStore;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccountId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// A real server on a free port, for tests over real sockets: routes of the test's choice, one
/// session that can be revoked.
final class TestServer implements AutoCloseable {
  static final BearerToken TOKEN = BearerToken.of(new byte[BearerToken.SIZE]);

  final int port;
  final Dispatcher dispatcher;
  final AtomicBoolean sessionHolds = new AtomicBoolean(true);
  private final DataFolder folder;
  private final SqliteStore store;
  private final Transport transport;
  private final HttpServer server;

  TestServer(
      Path temp,
      List<Route<?>> routes,
      HttpPolicy policy,
      Transport transport,
      Optional<TlsIdentity> identity,
      SslProvider provider)
      throws IOException {
    this.folder = DataFolder.open(temp.resolve("data"));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    this.store = SqliteStore.open(folder, StorePolicy.DEFAULT, meters);
    this.transport = transport;
    this.port = freePort();
    String scheme = identity.isPresent() ? "https" : "http";
    this.dispatcher =
        new Dispatcher(
            routes,
            token -> Optional.of(caller()).filter(_ -> admits(token)),
            new Origins(Set.of(scheme + "://localhost:" + port), Set.of()),
            new StoredAnswers(store, InstantSource.system()),
            new StreamPlaces(10, 2),
            meters);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.server =
        HttpServer.start(
            List.of(new Listener(address, identity)),
            transport,
            dispatcher,
            policy,
            proof -> ServerTls.context(proof, provider));
  }

  TestServer(Path temp, List<Route<?>> routes, HttpPolicy policy) throws IOException {
    this(temp, routes, policy, Transport.best());
  }

  TestServer(Path temp, List<Route<?>> routes, HttpPolicy policy, Transport transport)
      throws IOException {
    this(temp, routes, policy, transport, Optional.empty(), SslProvider.JDK);
  }

  private boolean admits(BearerToken token) {
    return sessionHolds.get() && token.equals(TOKEN);
  }

  private static Caller caller() {
    return new Caller(
        new AccountId("anna"), new UUID(0, 1), new KeyId(Octets.ofHex("0102030405060708")));
  }

  /// The names a server answers to must be known before it starts, so port 0 will not do.
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  RawClient connect() throws IOException {
    return new RawClient(port);
  }

  @Override
  public void close() {
    server.close();
    transport.close();
    store.close();
    folder.close();
  }
}
