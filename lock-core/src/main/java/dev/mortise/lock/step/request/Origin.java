package dev.mortise.lock.step.request;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.link.Reply;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.response.Response;

/// Where a request came from, and where its answer goes.
///
/// @param message every byte of it
record Origin(Channel channel, ConnectionId connection, Correlation correlation, Octets message) {

  /// Whether a request of this key may come this way. Through the companion anybody may carry it; a
  /// near connection speaks for the one key whose handshake it was, and an unknown peer for none.
  boolean speaksFor(Turn turn, EnrolledKey key) {
    return channel == Channel.REMOTE
        || key.agreementKey().equals(turn.live().links().near().get(connection));
  }

  /// Refuses without a signature: nothing ties the request to an enrolled key.
  void refuse(Turn turn, Refusal reason) {
    turn.answer(correlation, new Reply.Plain(new Response.Refused(reason).encode()));
  }
}
