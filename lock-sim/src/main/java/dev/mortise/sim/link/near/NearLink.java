package dev.mortise.sim.link.near;

import static dev.mortise.sim.link.near.NearLinkException.Reason;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.link.HostNames;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.near.wire.Asking;
import dev.mortise.sim.link.near.wire.HandshakeDeadline;
import dev.mortise.sim.link.near.wire.LengthFraming;
import dev.mortise.sim.link.near.wire.LinkEnd;
import dev.mortise.sim.link.near.wire.LinkFaults;
import dev.mortise.sim.link.near.wire.NoiseHandshake;
import dev.mortise.sim.link.noise.HandshakePattern;
import dev.mortise.sim.link.noise.HandshakeState;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/// A phone's connection to a lock nearby, over TCP.
///
/// Requests may be sent ahead; responses come in their order. Futures complete on the link's
/// thread, which must not be blocked. Any thread may use a link.
public final class NearLink implements AutoCloseable {

  private final Channel channel;
  private final Asking asking;

  private NearLink(Channel channel, Asking asking) {
    this.channel = channel;
    this.asking = asking;
  }

  /// Calls a lock.
  ///
  /// @return the link once its handshake is over, or a failure with a [NearLinkException]
  public static CompletionStage<NearLink> connect(
      LinkThreads threads, NearCall call, NearLinkPolicy policy) {
    Asking asking = new Asking(NearLinkServer.bounds(policy), NearLink::failure);
    ChannelFuture connecting =
        new Bootstrap()
            .group(threads.loops())
            .channel(NioSocketChannel.class)
            .resolver(HostNames.SYSTEM)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                Math.toIntExact(policy.handshakeWithin().toMillis()))
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    LengthFraming.addLast(
                        channel.pipeline(), NearLinkServer.NOISE_MESSAGE_SIZE_MAX);
                    channel
                        .pipeline()
                        .addLast(
                            NoiseHandshake.calling(() -> handshake(call)),
                            new HandshakeDeadline(policy.handshakeWithin()),
                            asking,
                            new LinkFaults());
                  }
                })
            .connect(call.address());
    CompletableFuture<NearLink> link = new CompletableFuture<>();
    connecting.addListener(
        _ -> {
          if (!connecting.isSuccess()) {
            call.ephemeral().close();
            link.completeExceptionally(new NearLinkException(Reason.NOTHING_THERE));
          }
        });
    var _ =
        asking
            .secured()
            .thenAccept(end -> settle(link, end, new NearLink(connecting.channel(), asking)));
    return link;
  }

  private static void settle(
      CompletableFuture<NearLink> link, Optional<LinkEnd> end, NearLink secured) {
    if (end.isEmpty()) {
      link.complete(secured);
    } else {
      link.completeExceptionally(new NearLinkException(reasonBeforeSecured(end.get())));
    }
  }

  /// Asks the lock.
  ///
  /// @param request at most [NearLinkPolicy#MESSAGE_SIZE_MAX] bytes
  /// @return the response, or a failure with a [NearLinkException]
  /// @throws IllegalArgumentException if the request is longer
  public CompletionStage<Octets> ask(Octets request) {
    if (request.size() > NearLinkPolicy.MESSAGE_SIZE_MAX) {
      throw new IllegalArgumentException(
          "request must be at most %d bytes size=%d"
              .formatted(NearLinkPolicy.MESSAGE_SIZE_MAX, request.size()));
    }
    CompletableFuture<Octets> answer = new CompletableFuture<>();
    try {
      channel.eventLoop().execute(() -> asking.ask(request, answer));
    } catch (RejectedExecutionException _) {
      answer.completeExceptionally(new NearLinkException(Reason.CLOSED));
    }
    return answer;
  }

  /// Whether requests can still be sent.
  public boolean isOpen() {
    return channel.isActive();
  }

  /// Hangs up. What is unanswered fails.
  @Override
  public void close() {
    LinkEnd.STOPPED.end(channel);
  }

  private static HandshakeState handshake(NearCall call) {
    return HandshakeState.initiator(
        HandshakePattern.XK,
        NearCall.prologue(call.lock()),
        call.own(),
        call.ephemeral(),
        call.lockKey());
  }

  private static Reason reasonBeforeSecured(LinkEnd end) {
    return switch (end) {
      case PEER_LEFT -> Reason.UNREACHABLE;
      case HANDSHAKE_BROKEN -> Reason.NOT_THIS_LOCK;
      default -> failure(end).reason();
    };
  }

  private static NearLinkException failure(LinkEnd end) {
    return new NearLinkException(
        switch (end) {
          case PEER_LEFT, STOPPED, NO_ROOM, DISPLACED, OUT_OF_RANGE, IDLE -> Reason.CLOSED;
          case HANDSHAKE_LATE, ANSWER_LATE -> Reason.TIMED_OUT;
          case MALFORMED, NOT_BINARY, OVERSIZED, HANDSHAKE_BROKEN, RECORD_BROKEN, FAILED ->
              Reason.BROKEN;
          case TOO_MANY_REQUESTS -> Reason.TOO_MANY_REQUESTS;
        });
  }
}
