package dev.mortise.companion.attack;

import dev.mortise.authority.Channel;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.NoWord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A phone's way to a lock past somebody who writes down and may change what passes.
final class Wire implements LockRoute {

  private final Siege siege;
  final List<Octets> requests = new ArrayList<>();
  final List<Octets> responses = new ArrayList<>();
  UnaryOperator<Octets> onRequest = UnaryOperator.identity();
  UnaryOperator<Octets> onResponse = UnaryOperator.identity();

  Wire(Siege siege) {
    this.siege = siege;
  }

  @Override
  public Channel channel() {
    return Channel.REMOTE;
  }

  @Override
  public Octets ask(Octets request) throws NoWord {
    requests.add(request);
    Octets response = siege.send(onRequest.apply(request));
    responses.add(response);
    return onResponse.apply(response);
  }

  /// The last thing that the phone asked of the lock.
  Octets lastRequest() {
    return requests.getLast();
  }
}
