package dev.mortise.sim.world.courier;

import dev.mortise.authority.Channel;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.protocol.message.request.Request;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.NoWord;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;

/// One way from a phone to a lock, on which messages may be lost, doubled, delayed, reordered or
/// shut out: those that were told beforehand, and others by chance.
public final class Courier implements LockRoute {

  private static final int PERCENT = 100;
  private static final int DELAY_SECONDS_MAX = 40;
  private static final int PARTITION_MINUTES_MAX = 10;

  private final Channel channel;
  private final Air air;
  private final SplittableRandom random;
  private final Map<Leg, Queue<LinkFault>> planned;
  private LinkChances chances = LinkChances.NONE;
  private boolean partitioned;
  private Duration partitionedUntil = Duration.ZERO;

  /// A request that arrives behind the next, and a response likewise.
  private Optional<Octets> late = Optional.empty();

  private Optional<Octets> stale = Optional.empty();

  /// A way on which nothing goes wrong yet.
  ///
  /// @param random what chance is drawn from
  /// @param planned what becomes of the next messages on a leg; each is taken out then
  Courier(Channel channel, Air air, SplittableRandom random, Map<Leg, Queue<LinkFault>> planned) {
    this.channel = channel;
    this.air = air;
    this.random = random;
    this.planned = planned;
  }

  @Override
  public Channel channel() {
    return channel;
  }

  /// So likely something goes wrong from now on.
  void expect(LinkChances likely) {
    chances = likely;
  }

  /// Cuts this way, or brings it back.
  public void partition(boolean cut) {
    partitioned = cut;
    partitionedUntil = Duration.ZERO;
  }

  @Override
  public Octets ask(Octets request) throws NoWord {
    boolean question = isQuestion(request);
    if (question && strikes(chances.partition())) {
      int minutes = 1 + random.nextInt(PARTITION_MINUTES_MAX);
      partitionedUntil = air.now().plusMinutes(minutes);
    }
    if (partitioned || air.now().compareTo(partitionedUntil) < 0) {
      throw NoWord.unreachable("the way to the lock is cut", new IOException("partition"));
    }
    Octets response = bring(request, fault(question ? Leg.QUESTION : Leg.COMMAND));
    return bringBack(response, fault(question ? Leg.ANSWER : Leg.RECEIPT));
  }

  private static boolean isQuestion(Octets request) {
    try {
      return Request.decode(request) instanceof AskChallenge;
    } catch (MalformedCbor e) {
      throw new IllegalStateException("a phone has sent what is no request", e);
    }
  }

  private Octets bring(Octets request, Optional<LinkFault> fault) throws NoWord {
    if (fault.isEmpty()) {
      return deliver(request);
    }
    return switch (fault.get()) {
      case LinkFault.Dropped() -> throw lost("the message was lost");
      case LinkFault.Doubled() -> {
        Octets first = deliver(request);
        deliverUnheard(request);
        yield first;
      }
      case LinkFault.Delayed(var by) -> {
        air.turn(by);
        yield deliver(request);
      }
      case LinkFault.Reordered() -> {
        late = Optional.of(request);
        throw lost("the message is still on its way");
      }
    };
  }

  private Octets deliver(Octets request) throws NoWord {
    Octets response = air.carry(channel, request);
    Optional<Octets> behind = late;
    late = Optional.empty();
    behind.ifPresent(this::deliverUnheard);
    return response;
  }

  /// Nobody waits for what the lock says of it.
  private void deliverUnheard(Octets request) {
    try {
      var _ = air.carry(channel, request);
    } catch (NoWord e) {
      // The lock says nothing of it.
    }
  }

  private Octets bringBack(Octets response, Optional<LinkFault> fault) throws NoWord {
    if (stale.isPresent()) {
      Octets earlier = stale.get();
      stale = Optional.empty();
      return earlier;
    }
    if (fault.isEmpty()) {
      return response;
    }
    return switch (fault.get()) {
      case LinkFault.Dropped() -> throw lost("the lock's word was lost");
      case LinkFault.Doubled() -> response; // The second is read by nobody.
      case LinkFault.Delayed(var by) -> {
        air.turn(by);
        yield response;
      }
      case LinkFault.Reordered() -> {
        stale = Optional.of(response);
        throw lost("the lock's word is still on its way");
      }
    };
  }

  private static NoWord lost(String why) {
    return NoWord.lost(why, new IOException("fault"));
  }

  private Optional<LinkFault> fault(Leg leg) {
    Optional<LinkFault> told = Optional.ofNullable(planned.get(leg)).map(Queue::poll);
    return told.isPresent() ? told : drawn();
  }

  private Optional<LinkFault> drawn() {
    if (strikes(chances.drop())) {
      return Optional.of(new LinkFault.Dropped());
    }
    if (strikes(chances.twice())) {
      return Optional.of(new LinkFault.Doubled());
    }
    if (strikes(chances.delay())) {
      int seconds = 1 + random.nextInt(DELAY_SECONDS_MAX);
      return Optional.of(new LinkFault.Delayed(Duration.ofSeconds(seconds)));
    }
    return strikes(chances.reorder()) ? Optional.of(new LinkFault.Reordered()) : Optional.empty();
  }

  private boolean strikes(int chance) {
    return chance > 0 && random.nextInt(PERCENT) < chance;
  }
}
