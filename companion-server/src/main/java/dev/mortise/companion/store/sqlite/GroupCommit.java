package dev.mortise.companion.store.sqlite;

import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.StoreUnavailable;
import dev.mortise.companion.store.UnitOfWork;
import dev.mortise.companion.store.sql.PreparedStatements;
import dev.mortise.companion.store.sql.StatementFailed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteException;
import org.tinylog.Logger;

/// The one thread that writes. Units that arrive while it commits wait together and share the next
/// transaction, so the cost of an fsync is divided among them: the busier, the cheaper each unit.
///
/// A commit is the only place where something becomes true. Outcomes are given out after it, on
/// other threads, so that nobody's continuation holds up the writer.
final class GroupCommit implements AutoCloseable {
  private static final int IO_ERROR = 10; // SQLITE_IOERR, the low byte of all its variants

  private final BlockingQueue<PendingUnit<?>> queue;
  private final int unitsPerCommit;
  private final long companyNanos;
  private final PreparingConnection connection;
  private final LogKeeper log;
  private final Executor answering;
  private final StoreMeters meters;
  private final PendingUnit<Boolean> last = new PendingUnit<>(transaction -> true, Runnable::run);
  private final Thread writer;
  private volatile boolean closed;
  private volatile boolean broken;

  /// Starts the writer.
  ///
  /// @param connection in auto-commit mode; this object begins and ends its transactions
  /// @param log hears of each commit; stays the caller's
  GroupCommit(
      PreparingConnection connection,
      LogKeeper log,
      StorePolicy policy,
      Executor answering,
      StoreMeters meters) {
    this.queue = new ArrayBlockingQueue<>(policy.queuedUnits());
    this.unitsPerCommit = policy.unitsPerCommit();
    this.companyNanos = policy.company().toNanos();
    this.connection = connection;
    this.log = log;
    this.answering = answering;
    this.meters = meters;
    this.writer = Thread.ofPlatform().name("store-writer").start(this::run);
    meters.watchQueue(queue);
  }

  <T> CompletionStage<T> submit(UnitOfWork<T> unit) {
    return submit(new PendingUnit<>(unit, answering));
  }

  /// For what nobody waits for.
  <T> CompletionStage<T> submitInCompany(UnitOfWork<T> unit) {
    return submit(PendingUnit.patient(unit, answering));
  }

  /// For a caller that chains nothing to the answer and only waits: the writer can wake it itself.
  <T> CompletableFuture<T> submitForOneWhoWaits(UnitOfWork<T> unit) {
    return submit(new PendingUnit<>(unit, Runnable::run));
  }

  private <T> CompletableFuture<T> submit(PendingUnit<T> pending) {
    if (closed || broken) {
      refuse(pending, closed ? "the store is closed" : "the store is broken: a disk write failed");
    } else if (!queue.offer(pending)) {
      refuse(pending, "too many writes are waiting");
    } else if (closed && queue.remove(pending)) {
      // The writer may have ended between the first look and the offer.
      refuse(pending, "the store is closed");
    }
    return pending.answer;
  }

  private void refuse(PendingUnit<?> pending, String why) {
    meters.refused();
    pending.refuse(new StoreUnavailable(why));
  }

  boolean writable() {
    return !closed && !broken;
  }

  private void run() {
    List<PendingUnit<?>> batch = new ArrayList<>(unitsPerCommit);
    boolean more = true;
    while (more) {
      batch.clear();
      gather(batch);
      more = !batch.remove(last);
      if (!batch.isEmpty()) {
        commit(List.copyOf(batch));
      }
    }
    queue.forEach(pending -> refuse(pending, "the store is closed"));
  }

  /// Takes what shares the next transaction. While it holds nothing but what can wait, it waits a
  /// little for something that cannot.
  private void gather(List<PendingUnit<?>> batch) {
    batch.add(takeUninterruptibly(Long.MAX_VALUE).orElseThrow());
    long end = System.nanoTime() + companyNanos;
    while (batch.getLast().isPatient() && batch.size() < unitsPerCommit) {
      Optional<PendingUnit<?>> next = takeUninterruptibly(end - System.nanoTime());
      if (next.isEmpty()) {
        break;
      }
      batch.add(next.get());
    }
    queue.drainTo(batch, unitsPerCommit - batch.size());
  }

  private Optional<PendingUnit<?>> takeUninterruptibly(long nanos) {
    while (true) {
      try {
        return Optional.ofNullable(queue.poll(nanos, TimeUnit.NANOSECONDS));
      } catch (InterruptedException e) {
        // Nobody has a reason to interrupt the writer; it ends when it takes the last unit.
        Logger.warn(e, "the writer was interrupted and goes on");
      }
    }
  }

  private void commit(List<PendingUnit<?>> batch) {
    if (broken) {
      batch.forEach(unit -> refuse(unit, "the store is broken: a disk write failed"));
      return;
    }
    PreparedStatements prepared = connection.prepared();
    try {
      prepared.of("BEGIN IMMEDIATE").execute();
      batch.forEach(unit -> unit.run(prepared));
      prepared.of("COMMIT").execute();
    } catch (RuntimeException e) {
      Logger.error(e, "a commit of {} units failed", batch.size());
      undo(e);
      batch.forEach(unit -> unit.fail(e));
      return;
    }
    meters.committed(batch.size());
    batch.forEach(PendingUnit::answer);
    log.committed(prepared);
  }

  private void undo(RuntimeException cause) {
    // After a failed fsync nobody knows what the disk holds; trying again could acknowledge what is
    // not there. A full disk is different: SQLite has undone the transaction and says so.
    broken =
        cause.getCause() instanceof SQLiteException e
            && (e.getResultCode().code & 0xff) == IO_ERROR;
    try {
      connection.prepared().of("ROLLBACK").execute();
    } catch (StatementFailed e) {
      // SQLite answers so when it has rolled back by itself.
      cause.addSuppressed(e);
    }
  }

  /// Runs what was accepted, then ends the writer and closes its connection.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        if (writer.isAlive()) {
          queue.put(last);
        }
        writer.join();
        ended = true;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    try {
      connection.close();
    } catch (SQLException e) {
      Logger.warn(e, "the writer's connection did not close cleanly");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
