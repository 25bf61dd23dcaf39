package dev.mortise.sim.link.near;

import java.io.IOException;
import java.io.Serial;

/// A near link that could not be had, or broke. Whether a request on its way was carried out is not
/// known.
public final class NearLinkException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  /// What a phone can know of the cause.
  public enum Reason {
    /// No lock answers: it is off, too far away (LK-61), has no room, or is another one than was
    /// called. A radio cannot tell these apart, and a lock does not speak to who does not know its
    /// key.
    UNREACHABLE,
    /// Nothing listens at the address: there is no lock's radio port. A real radio has no ports.
    NOTHING_THERE,
    /// What answered does not hold the lock's key.
    NOT_THIS_LOCK,
    /// No answer in time.
    TIMED_OUT,
    /// The link broke or was ended after it stood.
    CLOSED,
    /// What came breaks the protocol.
    BROKEN,
    /// Too many requests of this link are unanswered. The link goes on.
    TOO_MANY_REQUESTS
  }

  private final Reason reason;

  NearLinkException(Reason reason) {
    super("near link reason=" + reason);
    this.reason = reason;
  }

  /// What a phone can know of the cause.
  public Reason reason() {
    return reason;
  }
}
