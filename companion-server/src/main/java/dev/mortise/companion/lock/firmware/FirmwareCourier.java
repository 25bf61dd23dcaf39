package dev.mortise.companion.lock.firmware;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.firmware.Firmware.Wanted;
import dev.mortise.protocol.LockId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.tinylog.Logger;

/// Brings locks the firmware that they want (LK-85): each is asked when it arrives, when its events
/// say something of firmware, and again after a while until it wants nothing more. A lock that was
/// cut off goes on where it was.
///
/// What is going on is kept in memory alone: whatever a restart forgets, the locks say again. Safe
/// for use by any thread.
public final class FirmwareCourier implements AutoCloseable {

  private final LockDirectory locks;
  private final Optional<FirmwareFolder> folder;
  private final CourierPolicy policy;
  private final Semaphore places;

  /// The locks with a round under way, and whether another is due behind it.
  private final ConcurrentMap<LockId, Boolean> rounds = new ConcurrentHashMap<>();

  /// One entry at most for each lock that wants something.
  private final ConcurrentMap<LockId, FirmwareProgress> progress = new ConcurrentHashMap<>();

  /// The files that a lock refused in its last round, [FirmwareFolder#FILES_MAX] at most; they are
  /// told once, and offered again.
  private final ConcurrentMap<LockId, List<Path>> refused = new ConcurrentHashMap<>();

  private final WholeFiles whole = new WholeFiles();

  /// The locks that are asked again after a while.
  private final Set<LockId> later = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /// @param folder where images are; without one, no lock is asked anything
  public FirmwareCourier(
      LockDirectory locks, Optional<FirmwareFolder> folder, CourierPolicy policy) {
    this.locks = locks;
    this.folder = folder;
    this.policy = policy;
    this.places = new Semaphore(policy.atOnce(), true);
  }

  /// Begins a round to a lock, or has another follow the one under way. It does not block.
  public void call(LockId lock) {
    if (folder.isPresent() && !closed && rounds.put(lock, true) == null) {
      Thread.startVirtualThread(() -> rounds(lock, folder.get()));
    }
  }

  private void rounds(LockId lock, FirmwareFolder images) {
    boolean over = false;
    try {
      while (!over) {
        rounds.put(lock, false);
        if (!closed && !round(lock, images)) {
          callLater(lock);
        }
        over = rounds.remove(lock, false);
      }
    } finally {
      if (!over) {
        rounds.remove(lock);
      }
    }
  }

  /// Returns whether the lock wants nothing any more, as far as it could be asked.
  private boolean round(LockId lock, FirmwareFolder images) {
    Optional<LockConnection> link =
        locks.connection(lock).filter(connection -> connection.pieceBytesMax() > 0);
    if (link.isEmpty()) {
      return true;
    }
    Conversation conversation = new Conversation(link.get(), policy, whole);
    try {
      Optional<FirmwareProgress> reached = bring(lock, images, conversation);
      reached.ifPresentOrElse(now -> progress.put(lock, now), () -> progress.remove(lock));
      return reached.isEmpty();
    } catch (LockUnreachable e) {
      Logger.info("firmware waits lock={} cause={}", lock, e.getMessage());
      progress.computeIfPresent(lock, (_, before) -> before.waiting("the lock is silent"));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (RuntimeException | Error e) {
      // Whatever it is, it must not be the last that this lock and its operator hear.
      Logger.error(e, "firmware failed lock={}", lock);
      progress.computeIfPresent(lock, (_, before) -> before.waiting("something failed here"));
      return false;
    }
  }

  private Optional<FirmwareProgress> bring(
      LockId lock, FirmwareFolder images, Conversation conversation)
      throws LockUnreachable, InterruptedException {
    var wanted = conversation.wanted();
    if (wanted.isEmpty()) {
      refused.remove(lock);
      return Optional.empty();
    }
    List<FirmwareImage> found = images.matching(wanted.get());
    if (found.isEmpty()) {
      return Optional.of(FirmwareProgress.missing(wanted.get()));
    }
    FirmwareProgress before = before(lock, wanted.get(), found.getFirst().manifest().size());
    // Asked with a time, the semaphore lets nobody past those who wait.
    if (!places.tryAcquire(0, TimeUnit.SECONDS)) {
      progress.put(lock, before.waiting("others come first"));
      places.acquire();
    }
    try {
      if (closed) {
        return Optional.of(before.waiting("the companion stops"));
      }
      progress.put(lock, before);
      var brought = conversation.bring(found, wanted.get(), now -> progress.put(lock, now), turn());
      tellRefused(lock, brought.refused());
      var reached = brought.reached();
      if (reached.filter(now -> now.state() == FirmwareProgress.State.SENDING).isPresent()) {
        // The turn was over with a piece, so it goes on at once, behind those who wait.
        call(lock);
      }
      return reached;
    } finally {
      places.release();
    }
  }

  /// Says once of each file that a lock refuses it, for as long as it lies there.
  private void tellRefused(LockId lock, List<Path> files) {
    List<Path> known = refused.getOrDefault(lock, List.of());
    files.stream()
        .filter(file -> !known.contains(file))
        .forEach(file -> Logger.warn("lock refuses firmware lock={} file={}", lock, file));
    refused.put(lock, files);
  }

  /// How far the same image had come, as far as known.
  private FirmwareProgress before(LockId lock, Wanted wanted, int size) {
    int sent =
        progress(lock)
            .filter(known -> known.wanted().equals(wanted) && known.size() == size)
            .map(FirmwareProgress::sent)
            .orElse(0);
    return FirmwareProgress.sending(wanted, sent, size);
  }

  /// Says when a turn that begins now is over: a slow lock keeps its place for as long as nobody
  /// else wants it.
  private BooleanSupplier turn() {
    long begunNanos = System.nanoTime();
    return () ->
        closed
            || (places.hasQueuedThreads()
                && System.nanoTime() - begunNanos >= policy.turn().toNanos());
  }

  /// A lock that is gone is asked when it comes back.
  private void callLater(LockId lock) {
    if (later.add(lock)) {
      Executor after =
          CompletableFuture.delayedExecutor(
              policy.tryAgain().toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
      after.execute(
          () -> {
            later.remove(lock);
            call(lock);
          });
    }
  }

  /// How far the firmware that this lock wants has come; empty if it wants none, as far as known.
  Optional<FirmwareProgress> progress(LockId lock) {
    return Optional.ofNullable(progress.get(lock));
  }

  /// Begins no more rounds; one under way ends with the piece that is being sent.
  @Override
  public void close() {
    closed = true;
  }
}
