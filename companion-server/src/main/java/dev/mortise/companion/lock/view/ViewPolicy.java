package dev.mortise.companion.lock.view;

import java.time.Duration;

/// The bounds of live view.
///
/// @param viewers as many streams of frames are open at once, in all
/// @param waiting as many frames of each wait for a viewer who is slower than the lock; of more the
///   oldest go. A frame has at most [dev.mortise.protocol.link.StreamFrame#MAX_BYTES] bytes
/// @param silence so long without a frame ends a stream: the lock has ended the view
/// @param longest so long after the command the companion carries no more of its frames; longer
///   than any lock looks
public record ViewPolicy(int viewers, int waiting, Duration silence, Duration longest) {

  /// What holds unless a test says otherwise. Frames come twice a second.
  public static final ViewPolicy STANDARD =
      new ViewPolicy(256, 3, Duration.ofSeconds(5), Duration.ofSeconds(90));

  public ViewPolicy {
    if (viewers < 1 || waiting < 1 || !silence.isPositive() || !longest.isPositive()) {
      throw new IllegalArgumentException(
          "live view needs room and time viewers=%d waiting=%d".formatted(viewers, waiting));
    }
  }
}
