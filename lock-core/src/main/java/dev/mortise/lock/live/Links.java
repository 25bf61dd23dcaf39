package dev.mortise.lock.live;

import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.key.AgreementKey;
import java.util.Map;

/// Who is connected.
///
/// @param near every near connection with the agreement key of its peer
/// @param online whether the companion can be reached
public record Links(Map<ConnectionId, AgreementKey> near, boolean online) {

  /// Nobody is.
  public static final Links NONE = new Links(Map.of(), false);

  /// The same with these near connections.
  public Links near(Map<ConnectionId, AgreementKey> other) {
    return new Links(other, online);
  }

  /// The same with the companion in reach or out of it.
  public Links online(boolean other) {
    return new Links(near, other);
  }

  public Links {
    near = Map.copyOf(near);
  }
}
