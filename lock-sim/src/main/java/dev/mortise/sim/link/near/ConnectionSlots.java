package dev.mortise.sim.link.near;

import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.sim.link.near.wire.LinkEnd;
import io.netty.channel.Channel;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Who may hold one of the radio's few connections. The link's thread alone uses it.
///
/// Connections count once their handshake has shown who they are; before, and while they take their
/// leave, they are *unsettled*, of which there may be only so many: the oldest gives way, so that
/// callers who never say who they are keep nobody out. When every connection is taken, a newcomer
/// gets one that its own key already holds (a phone that lost its radio and comes again), else, if
/// it is enrolled, that of the unknown peer who came first; else there is no room.
final class ConnectionSlots {

  private final NearLinkPolicy policy;
  private final Predicate<AgreementKey> enrolled;
  private final SequencedSet<Channel> unsettled = new LinkedHashSet<>();
  private final SequencedMap<Channel, AgreementKey> settled = new LinkedHashMap<>();

  ConnectionSlots(NearLinkPolicy policy, Predicate<AgreementKey> enrolled) {
    this.policy = policy;
    this.enrolled = enrolled;
  }

  /// A connection begins.
  void arrive(Channel channel) {
    unsettled.add(channel);
    dropOldest();
  }

  /// Gives a connection its place, if there is one.
  boolean settle(Channel channel, AgreementKey key) {
    if (settled.size() == policy.connectionsMax()) {
      Optional<Channel> givesWay = givesWayTo(key);
      if (givesWay.isEmpty()) {
        return false;
      }
      LinkEnd.DISPLACED.end(givesWay.get());
      leave(givesWay.get());
    }
    unsettled.remove(channel);
    settled.put(channel, key);
    return true;
  }

  /// A connection takes its leave: its place is free, though its socket may be open yet.
  void leave(Channel channel) {
    if (settled.remove(channel) != null) {
      unsettled.add(channel);
      dropOldest();
    }
  }

  /// A connection is closed.
  void gone(Channel channel) {
    settled.remove(channel);
    unsettled.remove(channel);
  }

  private Optional<Channel> givesWayTo(AgreementKey key) {
    Stream<Channel> own = holders(key::equals);
    Stream<Channel> unknown = enrolled.test(key) ? holders(enrolled.negate()) : Stream.empty();
    return Stream.concat(own, unknown).findFirst();
  }

  private Stream<Channel> holders(Predicate<AgreementKey> keys) {
    return settled.entrySet().stream()
        .filter(entry -> keys.test(entry.getValue()))
        .map(Map.Entry::getKey);
  }

  private void dropOldest() {
    if (unsettled.size() > policy.unsettledMax()) {
      LinkEnd.NO_ROOM.drop(unsettled.removeFirst());
    }
  }
}
