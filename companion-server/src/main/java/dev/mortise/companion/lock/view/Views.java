package dev.mortise.companion.lock.view;

import dev.mortise.companion.http.stream.EventStream;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.link.StreamFrame;
import dev.mortise.protocol.message.Challenge;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Who watches which view now. Safe for use by any thread; nothing here blocks.
public final class Views {

  private final ViewPolicy policy;
  private final ConcurrentMap<Key, FrameFeed> watched = new ConcurrentHashMap<>();
  private final Semaphore room;

  /// One view: the lock whose it is, and the challenge of the command that began it.
  record Key(LockId lock, Challenge challenge) {}

  public Views(ViewPolicy policy) {
    this.policy = policy;
    this.room = new Semaphore(policy.viewers());
  }

  /// The bounds it keeps.
  ViewPolicy policy() {
    return policy;
  }

  /// The frames of a view, from when they are listened to.
  ///
  /// @param longest as long as frames are handed out at most, from when they are listened to
  /// @param objection why the viewer may see no more, once they may not; may block
  public EventStream watch(
      LockId lock, Challenge challenge, Duration longest, Supplier<Optional<ViewEnd>> objection) {
    return new FrameFeed(this, new Key(lock, challenge), policy, longest, objection);
  }

  void open(Key key, FrameFeed feed) {
    // Who comes again takes their own place, also when there is no other.
    FrameFeed before = watched.replace(key, feed);
    if (before == null) {
      if (!room.tryAcquire()) {
        feed.end(ViewEnd.NO_ROOM);
        return;
      }
      before = watched.put(key, feed);
      if (before != null) {
        room.release();
      }
    }
    if (before != null) {
      before.end(ViewEnd.WATCHED_ELSEWHERE);
    }
  }

  void close(Key key, FrameFeed feed) {
    if (watched.remove(key, feed)) {
      room.release();
    }
  }

  /// A lock sent a frame. One that nobody watches is dropped.
  public void frame(LockId lock, StreamFrame frame) {
    FrameFeed feed = watched.get(new Key(lock, frame.challenge()));
    if (feed != null) {
      feed.offer(frame);
    }
  }

  /// A lock's connection ended, and with it what it showed.
  public void left(LockId lock) {
    watched.forEach(
        (key, feed) -> {
          if (key.lock().equals(lock)) {
            feed.end(ViewEnd.LOCK_LEFT);
          }
        });
  }

  /// How many views are watched.
  public int size() {
    return watched.size();
  }
}
