package dev.mortise.companion.store.sqlite;

import dev.mortise.companion.store.UnitOfWork;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// A unit on its way through the writer: it runs in a savepoint of its own, keeps its outcome to
/// itself, and gives it out when the transaction around it has ended.
final class PendingUnit<T> {
  final CompletableFuture<T> answer = new CompletableFuture<>();
  private final UnitOfWork<T> unit;
  private @Nullable T result;
  private @Nullable Throwable failure;

  PendingUnit(UnitOfWork<T> unit) {
    this.unit = unit;
  }

  /// Runs the unit; if it throws, only what it did itself is undone.
  ///
  /// @throws SQLException if not even that is possible, and the whole transaction is lost
  void run(Jdbi jdbi, Statement savepoints) throws SQLException {
    savepoints.execute("SAVEPOINT unit");
    try (Handle handle = jdbi.open()) {
      result = unit.run(handle);
    } catch (Throwable e) {
      failure = e;
      savepoints.execute("ROLLBACK TO unit");
    }
    savepoints.execute("RELEASE unit");
  }

  /// Gives out the outcome after the commit.
  void answer() {
    if (failure == null) {
      answer.complete(result);
    } else {
      answer.completeExceptionally(failure);
    }
  }

  /// Gives out why nothing was written, unless the unit itself had already failed.
  void refuse(Throwable reason) {
    answer.completeExceptionally(failure == null ? reason : failure);
  }
}
