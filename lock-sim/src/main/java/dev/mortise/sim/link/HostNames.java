package dev.mortise.sim.link;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Callable;

/// Finds the addresses of hosts on threads of their own.
///
/// The system's look-up blocks, for many seconds if the network is down. Netty's usual resolver
/// asks it on the event loop, where every other link would wait with it. A thread of the system's
/// is taken rather than a virtual one, since the look-up is native and would hold its carrier;
/// there is one at a time for each link that connects.
public final class HostNames extends AddressResolverGroup<InetSocketAddress> {

  /// As the system finds them.
  public static final HostNames SYSTEM = new HostNames(InetAddress::getAllByName);

  /// Finds addresses; may block.
  interface LookUp {
    /// All addresses of a host, one at least, the preferred first.
    ///
    /// @throws UnknownHostException if there are none
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private final LookUp lookUp;

  HostNames(LookUp lookUp) {
    this.lookUp = lookUp;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor loop) {
    return new Aside(loop).asAddressResolver();
  }

  private final class Aside extends InetNameResolver {

    Aside(EventExecutor loop) {
      super(loop);
    }

    @Override
    protected void doResolve(String host, Promise<InetAddress> address) {
      lookUpAside(host, address, () -> lookUp.addresses(host)[0]);
    }

    @Override
    protected void doResolveAll(String host, Promise<List<InetAddress>> addresses) {
      lookUpAside(host, addresses, () -> List.of(lookUp.addresses(host)));
    }
  }

  private static <T> void lookUpAside(String host, Promise<T> found, Callable<T> search) {
    Runnable work =
        () -> {
          try {
            found.trySuccess(search.call());
          } catch (Exception e) {
            found.tryFailure(e);
          }
        };
    Thread.ofPlatform().daemon().name("look-up " + host).start(work);
  }
}
