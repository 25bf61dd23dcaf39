package dev.mortise.sim.phone.companion.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/// Takes the content of a response as it comes, and no faster than it asks for it. Called on a
/// thread of the links, where it must not wait. It can cancel from the beginning on.
public interface Receiver extends Flow.Subscriber<List<ByteBuffer>> {

  /// The response begins; content may follow.
  ///
  /// @param status a status code of HTTP
  void opened(int status);
}
