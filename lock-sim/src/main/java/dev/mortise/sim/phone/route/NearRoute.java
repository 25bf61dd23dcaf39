package dev.mortise.sim.phone.route;

import dev.mortise.authority.Channel;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.near.NearCall;
import dev.mortise.sim.link.near.NearLink;
import dev.mortise.sim.link.near.NearLinkException;
import dev.mortise.sim.link.near.NearLinkPolicy;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.NoWord;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/// The way through the air: the near link that stands for Bluetooth.
public final class NearRoute implements LockRoute, AutoCloseable {

  private final NearLink link;

  private NearRoute(NearLink link) {
    this.link = link;
  }

  /// Calls a lock nearby.
  ///
  /// @param radio the lock's radio port
  /// @throws NoWord if no such lock is in range
  public static NearRoute call(
      LinkThreads threads,
      InetSocketAddress radio,
      LockIdentity lock,
      PhoneKeys keys,
      SecureRandom random)
      throws NoWord {
    return call(threads, radio, lock, keys.agreement(), random);
  }

  /// Calls a lock nearby, as whoever has this agreement key.
  ///
  /// @param radio the lock's radio port
  /// @throws NoWord if no such lock is in range
  public static NearRoute call(
      LinkThreads threads,
      InetSocketAddress radio,
      LockIdentity lock,
      AgreementKeyPair own,
      SecureRandom random)
      throws NoWord {
    byte[] fresh = new byte[Entropy.SIZE];
    random.nextBytes(fresh);
    AgreementKeyPair ephemeral = AgreementKeyPair.generate(Entropy.of(fresh), "near ephemeral");
    NearCall call = new NearCall(radio, lock.lock(), lock.keys().agreement(), own, ephemeral);
    try {
      return new NearRoute(await(NearLink.connect(threads, call, NearLinkPolicy.STANDARD)));
    } catch (CompletionException e) {
      throw NoWord.unreachable(why(e, radio), e);
    }
  }

  /// Another lock falls silent as one that is out of range does; a radio cannot tell them apart.
  private static String why(CompletionException failure, InetSocketAddress radio) {
    return failure.getCause() instanceof NearLinkException near
            && near.reason() == NearLinkException.Reason.NOTHING_THERE
        ? "nothing answers at %s:%d".formatted(radio.getHostString(), radio.getPort())
        : "the lock is not in Bluetooth range (50 m)";
  }

  @Override
  public Channel channel() {
    return Channel.NEAR;
  }

  @Override
  public Octets ask(Octets request) throws NoWord {
    try {
      return await(link.ask(request));
    } catch (CompletionException e) {
      throw NoWord.lost("the lock went out of range", e);
    }
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  /// Whether the lock is still in range.
  public boolean isOpen() {
    return link.isOpen();
  }

  @Override
  public void close() {
    link.close();
  }
}
