package dev.mortise.sim.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostNamesTest {

  private static final long PATIENCE_SECONDS = 20;
  private static final InetSocketAddress COMPANION =
      InetSocketAddress.createUnresolved("companion.invalid", 8883);

  private final LinkThreads threads = LinkThreads.start(1);
  private final EventLoop loop = threads.loops().next();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void noLinkWaitsWhileAnotherLooksUpItsHost() throws Exception {
    CompletableFuture<InetAddress> network = new CompletableFuture<>();
    Future<InetSocketAddress> found = resolve(_ -> new InetAddress[] {network.join()});

    assertEquals("served", loop.submit(() -> "served").get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertFalse(found.isDone());
    network.complete(InetAddress.getLoopbackAddress());

    assertEquals(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 8883),
        found.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void anUnknownHostIsAFailureToConnect() {
    Future<InetSocketAddress> found =
        resolve(
            host -> {
              throw new UnknownHostException(host);
            });

    assertTrue(found.awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertInstanceOf(UnknownHostException.class, found.cause());
  }

  /// Asks on the event loop, as a connecting link does.
  private Future<InetSocketAddress> resolve(HostNames.LookUp lookUp) {
    HostNames names = new HostNames(lookUp);
    Promise<InetSocketAddress> found = loop.newPromise();
    loop.execute(
        () -> {
          var _ = names.getResolver(loop).resolve(COMPANION, found);
        });
    return found;
  }
}
