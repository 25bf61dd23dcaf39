package dev.mortise.sim.panel;

import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.panel.effect.EffectFeed;
import dev.mortise.sim.panel.http.Route;
import dev.mortise.sim.panel.wire.HttpListener;
import dev.mortise.sim.panel.wire.PanelToken;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/// The simulation API of one lock, listening.
public final class PanelServer implements AutoCloseable {

  /// Where it listens unless told otherwise.
  public static final int PORT = 8444;

  private static final String TOKEN = "panel.token";

  private final HttpListener listener;
  private final PanelToken token;

  private PanelServer(HttpListener listener, PanelToken token) {
    this.listener = listener;
    this.token = token;
  }

  /// Opens the API of a lock; lock, world and threads stay the caller's.
  ///
  /// @param address port 0 takes any free one
  /// @param folder where the lock keeps its data, and the token with it
  /// @throws IOException if the address or the folder cannot be had; the message says why
  public static PanelServer start(
      ConnectedLock lock,
      WorldClock world,
      LinkThreads threads,
      InetSocketAddress address,
      Path folder)
      throws IOException {
    PanelToken token = PanelToken.keptIn(folder.resolve(TOKEN), new SecureRandom());
    EffectFeed feed = new EffectFeed(lock.device(), world);
    return new PanelServer(
        HttpListener.start(threads, address, token, routes(lock, world, feed)), token);
  }

  static List<Route> routes(ConnectedLock lock, WorldClock world, EffectFeed feed) {
    return Stream.of(
            new CausesEnd(lock, world, feed).routes(),
            new ReadingEnd(lock, world).routes(),
            new EffectsEnd(lock, feed).routes(),
            List.of(Description.route()))
        .flatMap(List::stream)
        .toList();
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return listener.address();
  }

  /// What callers must know.
  public PanelToken token() {
    return token;
  }

  /// Ends it; the lock goes on.
  @Override
  public void close() {
    listener.close();
  }
}
