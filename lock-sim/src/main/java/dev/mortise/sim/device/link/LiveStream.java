package dev.mortise.sim.device.link;

import dev.mortise.lock.LockState;
import dev.mortise.lock.link.LiveView;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.StreamFrame;
import dev.mortise.protocol.seal.FrameSeal;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.device.EntropySource;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.link.LinkThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Sends what the camera sees, each frame sealed to the app that watches, until it is told to end.
/// Its beat is the host's, like that of every link; each frame is made on a virtual thread, for a
/// link's own must not wait for a picture.
final class LiveStream {

  /// The pause from frame to frame. A frame that takes longer has the next left out.
  static final Duration BEAT = Duration.ofMillis(500);

  private final LockDevice device;
  private final LinkThreads threads;
  private final EntropySource entropy;
  private final Supplier<Instant> now;
  private final Consumer<Octets> out;
  private @Nullable Future<?> beat;
  private @Nullable Frames frames;

  /// @param now the time outdoors
  /// @param out takes each frame's payload
  LiveStream(
      LockDevice device,
      LinkThreads threads,
      EntropySource entropy,
      Supplier<Instant> now,
      Consumer<Octets> out) {
    this.device = device;
    this.threads = threads;
    this.entropy = entropy;
    this.now = now;
    this.out = out;
  }

  /// Begins a view, in place of another.
  synchronized void start(LiveView view) {
    end();
    Frames begun = new Frames(view);
    frames = begun;
    beat = threads.every(BEAT, begun::beat);
  }

  /// Ends the view, if there is one.
  synchronized void end() {
    if (beat != null) {
      beat.cancel(false);
      beat = null;
    }
    if (frames != null) {
      frames.over = true;
      frames = null;
    }
  }

  /// The frames of one view.
  private final class Frames {

    private final LiveView view;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile boolean over;
    private boolean failing;
    private long number;

    private Frames(LiveView view) {
      this.view = view;
    }

    /// On a link's thread, which does not wait: a beat that finds a frame under way makes none.
    private void beat() {
      if (!underWay.getAndSet(true)) {
        var _ = Thread.ofVirtual().name("frame").start(this::make);
      }
    }

    /// A frame that fails is left out; the next may succeed.
    private void make() {
      try {
        next();
        failing = false;
      } catch (RuntimeException e) {
        if (!over && !failing) {
          Logger.warn(e, "a frame of the live view is left out lock={}", device.id());
        }
        failing = true;
      } finally {
        underWay.set(false);
      }
    }

    /// A lock without power sends nothing, nor does a view that ended meanwhile.
    private void next() {
      Optional<Identity> identity =
          device.view().mind().map(LockState::stored).map(stored -> stored.identity());
      if (identity.isPresent()) {
        Octets made = frame(identity.get()).encode();
        if (!over) {
          out.accept(made);
        }
      }
    }

    private StreamFrame frame(Identity lock) {
      FrameSeal seal = new FrameSeal(lock.lockId(), lock.generation(), view.challenge());
      long mine = number++;
      try (SecretBytes picture = SecretBytes.adopt(Camera.picture(mine, now.get()))) {
        return new StreamFrame(
            view.challenge(),
            mine,
            seal.seal(mine, picture, lock.agreement(), view.app(), entropy.next()).octets());
      }
    }
  }
}
