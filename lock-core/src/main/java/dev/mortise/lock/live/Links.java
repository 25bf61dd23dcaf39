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

  public Links {
    near = Map.copyOf(near);
  }
}
