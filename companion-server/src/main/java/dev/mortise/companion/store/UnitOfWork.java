package dev.mortise.companion.store;

import dev.mortise.companion.store.sql.Transaction;

/// A piece of work on the database that happens whole or not at all.
///
/// It runs inside a transaction that it neither begins nor ends. A unit that writes shares the
/// writer with everybody, so it only reads and writes rows: it waits for nothing and calls nobody.
/// Throwing undoes what it did; for an expected refusal return a value instead.
///
/// @param <T> what the work answers
@FunctionalInterface
public interface UnitOfWork<T> {
  /// Does the work.
  ///
  /// @param transaction the open one, valid during this call only
  T run(Transaction transaction) throws Exception;
}
