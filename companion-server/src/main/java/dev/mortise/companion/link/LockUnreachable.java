package dev.mortise.companion.link;

/// A lock gave no response. Whether it got the request is open, unless [#sent()] is false.
public final class LockUnreachable extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean sent;

  private LockUnreachable(String message, boolean sent) {
    super(message);
    this.sent = sent;
  }

  /// The request never left.
  public static LockUnreachable notSent(String why) {
    return new LockUnreachable(why, false);
  }

  /// The request left, and no response came back in time.
  public static LockUnreachable noResponse(String why) {
    return new LockUnreachable(why, true);
  }

  /// Whether the lock may have got the request.
  public boolean sent() {
    return sent;
  }
}
