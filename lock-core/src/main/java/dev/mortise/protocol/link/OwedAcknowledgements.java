package dev.mortise.protocol.link;

import java.util.ArrayDeque;
import java.util.Optional;

/// The acknowledgements that one end of a connection owes for the messages it got.
///
/// They go out in the order in which the messages came, whatever order they are done in (MQTT 5,
/// section 4.6), and there are at most as many as the end announced to take (section 4.9). It is
/// confined to the connection's thread.
public final class OwedAcknowledgements {

  /// How many messages may be unacknowledged.
  public static final int MOST = DeviceTopic.MAX_IN_FLIGHT;

  /// Writes acknowledgements to the connection.
  public interface Wire {
    /// Acknowledges the message that came as the packet with this identifier.
    void acknowledge(int packetId, Acknowledgement acknowledgement);
  }

  private final Wire wire;
  private final ArrayDeque<Owed> unpaid = new ArrayDeque<>();

  public OwedAcknowledgements(Wire wire) {
    this.wire = wire;
  }

  /// A message came; empty if its sender was not to send it before older ones are acknowledged.
  public Optional<Owed> owe(int packetId) {
    if (unpaid.size() == MOST) {
      return Optional.empty();
    }
    Owed owed = new Owed(packetId);
    unpaid.addLast(owed);
    return Optional.of(owed);
  }

  private void pay() {
    while (!unpaid.isEmpty() && unpaid.peekFirst().decided.isPresent()) {
      Owed oldest = unpaid.removeFirst();
      wire.acknowledge(oldest.packetId, oldest.decided.orElseThrow());
    }
  }

  /// One acknowledgement that is owed.
  public final class Owed {
    private final int packetId;
    private Optional<Acknowledgement> decided = Optional.empty();

    private Owed(int packetId) {
      this.packetId = packetId;
    }

    /// Whether it was decided what to tell.
    public boolean isDecided() {
      return decided.isPresent();
    }

    /// Decides what to tell. The first decision stands.
    public void decide(Acknowledgement acknowledgement) {
      if (decided.isEmpty()) {
        decided = Optional.of(acknowledgement);
        pay();
      }
    }
  }
}
