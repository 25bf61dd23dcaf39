package dev.mortise.sim.phone.companion.wire;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;

/// What went wrong, as the callers know it: [javax.net.ssl.SSLException] if the companion is not
/// trusted, another [IOException] if it is out of reach or makes no sense.
final class WireFaults {

  private WireFaults() {}

  static IOException of(Throwable cause) {
    if (cause instanceof DecoderException && cause.getCause() instanceof IOException wire) {
      return wire;
    }
    return cause instanceof IOException wire ? wire : new IOException(cause);
  }

  /// Of a TLS handshake. One that the other end broke off, or did not go on with, says nothing
  /// about trust.
  ///
  /// @param open whether the connection still stands
  static IOException ofHandshake(Throwable cause, boolean open) {
    return open && !(cause instanceof SslHandshakeTimeoutException)
        ? of(cause)
        : new IOException("the connection ended before it was secure", cause);
  }
}
