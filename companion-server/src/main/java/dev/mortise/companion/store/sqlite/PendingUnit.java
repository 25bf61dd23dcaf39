package dev.mortise.companion.store.sqlite;

import dev.mortise.companion.store.UnitOfWork;
import dev.mortise.companion.store.sql.PreparedStatements;
import dev.mortise.companion.store.sql.StatementFailed;
import dev.mortise.companion.store.sql.Transaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A unit on its way through the writer: it runs in a savepoint of its own, keeps its outcome to
/// itself, and gives it out when the transaction around it has ended.
final class PendingUnit<T> {
  final CompletableFuture<T> answer = new CompletableFuture<>();
  private final UnitOfWork<T> unit;
  private final Executor answering;
  private final boolean patient;
  private @Nullable T result;
  private @Nullable Throwable failure;

  /// @param answering gives out the outcome
  PendingUnit(UnitOfWork<T> unit, Executor answering) {
    this(unit, answering, false);
  }

  private PendingUnit(UnitOfWork<T> unit, Executor answering, boolean patient) {
    this.unit = unit;
    this.answering = answering;
    this.patient = patient;
  }

  /// A unit whose outcome nobody waits for.
  static <T> PendingUnit<T> patient(UnitOfWork<T> unit, Executor answering) {
    return new PendingUnit<>(unit, answering, true);
  }

  /// Whether it may wait for others to share its transaction.
  boolean isPatient() {
    return patient;
  }

  /// Runs the unit; if it throws, only what it did itself is undone.
  ///
  /// @throws StatementFailed if not even that is possible, and the whole transaction is lost
  void run(PreparedStatements prepared) {
    prepared.of("SAVEPOINT unit").execute();
    try (Transaction transaction = new Transaction(prepared)) {
      result = unit.run(transaction);
    } catch (Throwable e) {
      failure = e;
      prepared.of("ROLLBACK TO unit").execute();
    }
    prepared.of("RELEASE unit").execute();
  }

  /// Gives out the outcome after the commit.
  void answer() {
    answering.execute(
        () -> {
          if (failure == null) {
            answer.complete(result);
          } else {
            answer.completeExceptionally(failure);
          }
        });
  }

  /// Gives out why nothing was written, unless the unit itself had already failed.
  void fail(Throwable reason) {
    answering.execute(() -> refuse(failure == null ? reason : failure));
  }

  /// Says to whoever offers it why it is not accepted.
  void refuse(Throwable reason) {
    answer.completeExceptionally(reason);
  }
}
